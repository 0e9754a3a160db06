/**
 * The properties that each entity can be written with, by path below `/api`: name, type, where it is taken.
 * Written by `npm run entities` from the contract with Nexudus; read by `properties.ts`.
 */
export const ENTITIES: Readonly<Record<string, string>> = {
	'spaces/bookings':
		'ResourceId:i+~ FloorPlanDeskId:i+~ CoworkerId:i+~ ExtraServiceId:i+~ FromTime:z+~ ToTime:z+~ Notes:t+~ InternalNotes:t+~ ChargeNow:b+~! InvoiceNow:b+~! InvoiceThisCoworker:b+~ DoNotUseBookingCredit:b+~ PurchaseOrder:t+~ DiscountCode:t+~ LastNotificationTime:z+~ GoogleCalendarId:t+~ GoogleEventId:t+~ Office365EventId:t+~ PublicGoogleEventId:t+~ Tentative:b+~ TeamsAtTheTimeOfBooking:t+~ TariffAtTheTimeOfBooking:t+~ RepeatSeriesUniqueId:t+~ RepeatBooking:b+ Repeats:i+~ WhichBookingsToUpdate:i+~ RepeatEvery:i+ RepeatUntil:z+ RepeatOnMondays:b+ RepeatOnTuesdays:b+ RepeatOnWednesdays:b+ RepeatOnThursdays:b+ RepeatOnFridays:b+ RepeatOnSaturdays:b+ RepeatOnSundays:b+ Reminded:b+~ MrmReminded:b+~ OverridePrice:d+~ KisiKeyId:i+~ StartScheduledJobId:t+~ EndScheduledJobId:t+~ Billed:b+~ FromTimeLocal:c+~ ToTimeLocal:c+~ InvoiceDateLocal:c+~ CoworkerExtraServicePrice:d+~ IncludeZoomInvite:b+~ ZoomEventData:t+~ Office365AdminEventId:t+~ BookingProducts:o+~ BookingVisitors:o+~ CustomFields:o~',
	'spaces/cancelledbookings': 'CustomFields:o~',
	'spaces/resources':
		'BusinessId:i+~ Name:t+~ SystemResourceType:i+~ ResourceTypeId:i+~ Description:t+~ NewPictureUrl:t+~! ClearPictureFile:b+~! EmailConfirmationContent:t+~ Visible:b+~ RequiresConfirmation:b+~ DisplayOrder:i+~ GroupName:t+~ Projector:b+~ Internet:b+~ ConferencePhone:b+~ StandardPhone:b+~ WhiteBoard:b+~ LargeDisplay:b+~ Catering:b+~ TeaAndCoffee:b+~ Drinks:b+~ SecurityLock:b+~ CCTV:b+~ VoiceRecorder:b+~ AirConditioning:b+~ Heating:b+~ NaturalLight:b+~ StandingDesk:b+~ QuietZone:b+~ WirelessCharger:b+~ PrivacyScreen:b+~ Soundproof:b+~ VideoConferencing:b+~ DualDisplayScreen:b+~ DisplayScreen:b+~ WirelessPresentation:b+~ PaSystem:b+~ DesktopMonitor:b+~ FlipChart:b+~ SecureStorage:b+~ AllowMultipleBookings:b+~ Allocation:i+~ LimitVisitorsToAllocation:b+~ BookInAdvanceLimit:d+~ LateBookingLimit:d+~ LateCancellationLimit:i+~ IntervalLimit:i+~ NoReturnPolicy:i+~ NoReturnPolicyAllResources:i+~ NoReturnPolicyAllUsers:i+~ MaxBookingLength:i+~ MinBookingLength:i+~ Tariffs:n+~ Teams:n+~ Shifts:t+~ LinkedResources:n+~ GoogleCalendarId:t+~ KisiGroupId:t+~ AccessControlGroupId:t+~ Longitude:d+~ Latitude:d+~ HideInCalendar:b+~ Archived:b+~ UseSharedZoomAccount:b+~ ZoomAccessToken:t+~? ZoomRefreshToken:t+~? ZoomUserId:t+~ LastCleanedAt:z+~ Office365CalendarId:t+~ LinkedResourceIds:t+~ OnlyForContacts:b+~ OnlyForMembers:b+~ OnlyForInvoicingBusiness:b+~ BookingAvailabilityExceptions:n+~ CancellationFeeProductId:i+~ ChargeCancellationFee:b+~ CancellationFeeType:i+~ CancellationFeeAmount:d+~ CancellationFeePercentage:d+~ RepeatBookingQuantityLimit:i+~ RepeatBookingPeriodLimitInMonths:i+~ TimeSlots:o+~ CustomFields:o~',
	'spaces/resourcetypes': 'BusinessId:i+~ Name:t+~ CustomFields:o~',
	'sys/floorplandesks':
		'FloorPlanId:i+~ CoworkerId:i+~ SensorId:i+~ Name:t+~ ItemType:i+~ ResourceId:i+~ Size:d+~ SizeIsLinkedToArea:b+~ Capacity:d+~ Price:d+~ Area:t+~ Notes:t+~ Available:b+~ PositionX:i+~ PositionY:i+~ PositionZ:i+~ AccessControlGroupId:t+~ TunnelPrivateGroupId:t+~ CoworkerContractIds:t+~ CoworkerContractFullNames:t+~ CoworkerContractStartDates:t+~ AvailableFromTime:z+~ AvailableToTime:z+~ AvailableFromTimeLocal:c+~ AvailableToTimeLocal:c+~ ArchilogicUniqueId:t+~ FloorPlanLayoutAssetUniqueId:t+~ CustomFields:o~',
	'billing/coworkercontracts':
		'IssuedById:i+~ CoworkerId:i+~ TariffId:i+~ NextTariffId:i+~ Notes:t+~ StartDate:z+~ BillingDay:i+~ RenewalDate:z+~ InvoicedPeriod:z+~ ContractTerm:z+~ Price:d+~ Value:d+~ Desks:n+~ Variants:n+~ Quantity:i+~ PurchaseOrder:t+~ IncludeSignupFee:b+~ InvoiceAdvancedCycles:b+~ ApplyProRating:b+~ NextAutoInvoice:z+~ PricePlanTermsAccepted:b+~ CancellationDate:z+~ CancellationLimitDays:i+~ ProRateCancellation:b+~ CancelTeamContracts:b+~ CancellationReason:i+~ CancellationNotes:t+~ DeliveryHandlingPreferenceChecks:i+~ DeliveryHandlingPreferenceMail:i+~ DeliveryHandlingPreferenceParcels:i+~ DeliveryHandlingPreferencePublicity:i+~ DeliveryInstructions:t+~ IdentityChecksDueOn:z+~ AddressChecksDueOn:z+~ StartDateLocal:c+~ RenewalDateLocal:c+~ NextAutoInvoiceLocal:c+~ PricePlanTermsAcceptedOnLocal:c+~ CancellationDateLocal:c+~ ContractTermLocal:c+~ InvoicedPeriodLocal:c+~ PoBoxNumber:t+~ ContractSchedules:o+~ CustomFields:o~',
	'billing/contractpausedperiods':
		'CoworkerContractId:i+~ Notes:t+~ PauseFrom:z+~ PauseUntil:z+~ PauseFromLocal:c+~ PauseUntilLocal:c+~ CustomFields:o~',
	'billing/tariffs':
		'BusinessId:i+~ Name:t+~ SystemTariffType:i+~ Price:d+~ DefaultInvoicingDay:i+~ Visible:b+~ AvailableToAi:b+~ NotesForAi:t+~ ShowPriceForAi:b+~ PriceForAi:d+~ UseTimePasses:b+~ Description:t+~ InvoiceLineDisplayAs:t+~ SignUpFee:d+~ CurrencyId:i+~ TaxRateId:i+~ ReducedTaxRateId:i+~ ExemptTaxRateId:i+~ FinancialAccountId:i+~ TermsAndConditions:t+~ NewContractDocumentUrl:t+~! ClearContractDocumentFile:b+~! CancellationPeriod:i+~ DisplayOrder:i+~ GroupName:t+~ DisablePortalCancellations:b+~ SubscribersLimit:i+~ CancellationLimitDays:i+~ DefaultContractTerm:i+~ CancelMemeberAccountAfter:i+~ CheckinPricePlanLimit:i+~ CheckinMonthLimit:i+~ CheckinWeekLimit:i+~ VisitorMonthLimit:i+~ VisitorWeekLimit:i+~ VisitorDayLimit:i+~ HoursPricePlanLimit:i+~ HoursMonthLimit:i+~ HoursWeekLimit:i+~ BookingMinuteWeekLimit:i+~ BookingMinuteMonthLimit:i+~ DiscountExtraServices:d+~ DiscountTimePasses:d+~ DiscountCharges:d+~ InvoiceEvery:i+~ InvoiceEveryWeeks:i+~ AutoCancelAfter:i+~ AdvanceInvoiceCycles:i+~ ProrateDayOfMonth:i+~ ProrateDaysBefore:i+~ ProrateCancellations:b+~ ChargeAndExtend:i+~ ExcludeFromInvoice:b+~ AutoRaiseInvoices:b+~ RaiseInvoiceEvery:i+~ RaiseInvoiceEveryWeeks:i+~ MinimumPrice:d+~ MinimumPriceIncludeTimePasses:b+~ MinimumPriceIncludeExtraServices:b+~ MinimumPriceIncludeEvents:b+~ Archived:b+~ Starred:b+~ KeepNewAccountsOnHold:b+~ CanBePaused:b+~ PauseYearlyLimit:i+~ PauseCyclesLimit:i+~ BookingDueDateStrategy:i+~ BookingDueDateDayOfMonth:i+~ IsVirtualOffice:b+~ WaitForIdentityChecksToActivate:b+~ RequestAddressIdentityCheck:b+~ AddressIdentityCheckDescription:t+~ AddressIdentityCheckProvider:i+~ KeepPausedIfAddressMismatch:b+~ AddressIdentityCheckRepeatPattern:i+~ RequestIdentityCheck:b+~ IdentityCheckProvider:i+~ IdentityCheckRepeatPattern:i+~ IdentityCheckDescription:t+~ SendOnBoardingFormByEmail:b+~ FormPageId:i+~ ProductsStore:n+~ ProductsForward:n+~ ProductsRecycle:n+~ ProductsShred:n+~ ProductsScan:n+~ ProductsReturn:n+~ ProductsDeposit:n+~ ProductsCollect:n+~ DeliveryPreferencesMail:i+~ DeliveryPreferencesParcels:i+~ DeliveryPreferencesChecks:i+~ DeliveryPreferencesPublicity:i+~ DeliveryPreferencesOther:i+~ MaximumDeliveryStorageDays:i+~ MaximumCompanyAliases:i+~ MaximumRecipients:i+~ MaximumAddresses:i+~ TransferProductsToContract:b+~ CustomFields:o~',
	'spaces/teams':
		'BusinessId:i+~ Name:t+~ Description:t+~ TunnelPrivateGroupId:t+~ TeamMembers:n+~ TeamAdministrators:n+~ CreateSingleInvoiceForTeam:b+~ UseSpecialPrices:b+~ PayingMemberId:i+~ DefaultMemberTariffId:i+~ MaxTeamMemberCount:d+~ TransferCreditsToPayingMember:b+~ ShareTimePasses:b+~ ShareExtraServices:b+~ ShareBookingCredit:b+~ DiscountExtraServices:d+~ DiscountTimePasses:d+~ DiscountCharges:d+~ DiscountTariffs:d+~ ProfileSummary:t+~ ProfileTags:t+~ ProfileWebsite:t+~ GoogleMapsLink:t+~ ProfileIsPublic:b+~ HasCommunityGroup:b+~ NewTeamLogoUrl:t+~! ClearTeamLogoFile:b+~! NewTeamImage1Url:t+~! ClearTeamImage1File:b+~! NewTeamImage2Url:t+~! ClearTeamImage2File:b+~! NewTeamImage3Url:t+~! ClearTeamImage3File:b+~! Twitter:t+~ Facebook:t+~ Linkedin:t+~ Skype:t+~ Telegram:t+~ Github:t+~ Pinterest:t+~ Flickr:t+~ Instagram:t+~ Vimeo:t+~ Tumblr:t+~ Blogger:t+~ DisableAttendanceDashboard:b+~ ExtraServices:n+~ CustomFields:o~',
	'spaces/visitors':
		'BusinessId:i+~ FullName:t+~ Email:t+~ CoworkerId:i+~ VisitorSource:i+~ HostApprovalStatus:i+~ CheckedInAt:t+~ Notes:t+~ CustomerNotes:t+~ VisitReason:t+~ CompanyName:t+~ PhoneNumber:t+~ ExpectedArrival:z+~ Arrived:b+~ ArrivalDate:z+~ DepartureDate:z+~ Notified:b+~ Internal:b+~ IsTour:b+~ HasAgreedTerms:b+~ TourConfirmed:b+~ AccessControlScheduledJobId:t+~ CheckInNow:b+~ CustomFields:o~',
	'spaces/bookingvisitors': 'BookingId:i+~ VisitorId:i+~ CustomFields:o~',
	'spaces/checkins':
		'CoworkerId:i+~ BusinessId:i+~ FromTime:z+~ ToTime:z+~ CountsTowardsPlanLimits:b+~ CoworkerTimePassGuid:t+~ AutoCheckout:b+~ LastActivity:z+~ MacAddresses:t+~ TeamsAtTheTimeOfCheckin:t+~ TariffAtTheTimeOfCheckin:t+~ ValidateCheckinJobId:t+~ FromTimeLocal:c+~ ToTimeLocal:c+~ CustomFields:o~',
	'spaces/coworkerdeliveries':
		'BusinessId:i+~ CoworkerId:i+~ ContractContactId:i+~ Name:t+~ Location:t+~ ReceivedBy:t+~ Notes:t+~ NewFileDataUrl:t+~! ClearFileDataFile:b+~! NewSignatureUrl:t+~! ClearSignatureFile:b+~! NewScannedFileDataUrl:t+~! ClearScannedFileDataFile:b+~! NewForwardedFileDataUrl:t+~! ClearForwardedFileDataFile:b+~! Collected:b+~ RequiresSignature:b+~ Signed:b+~ Notified:b+~ CollectedOn:z+~ Billed:b+~ DeliveryType:i+~ HandlingPreference:i+~ CheckDeposited:b+~ Forwarded:b+~ Scanned:b+~ Recycled:b+~ Shredded:b+~ StoredForCollection:b+~ ReturnedToSender:b+~ CheckDepositedOn:z+~ ForwardedOn:z+~ ScannedOn:z+~ RecycledOn:z+~ ShreddedOn:z+~ StoredForCollectionOn:z+~ ReturnedToSenderOn:z+~ ForwardingAddressUniqueId:t+~ CheckDepositedProductUniqueId:t+~ ForwardedProductUniqueId:t+~ ScannedProductUniqueId:t+~ RecycledProductUniqueId:t+~ ShreddedProductUniqueId:t+~ StoredForCollectionProductUniqueId:t+~ ReturnedToSenderProductUniqueId:t+~ CollectedProductUniqueId:t+~ CustomFields:o~',
	'billing/coworkertimepasses':
		'CoworkerId:i+~ BusinessId:i+~ TimePassId:i+~ Notes:t+~ PurchaseOrder:t+~ Used:b+~ Free:b+~ Price:d+~ CreateMultiple:i+ ExpireDate:z+~ TariffTimePassUniqueId:t+~ CoworkerProductUniqueId:t+~ CoworkerContractUniqueId:t+~ CustomFields:o~',
	'billing/timepasses':
		'BusinessId:i+~ Name:t+~ InvoiceLineDisplayAs:t+~ Price:d+~ MinutesIncluded:i+~ CountsTowardsPlanLimits:b+~ UseAsPayAsYouGoForMembers:b+~ UseAsPayAsYouGoForContacts:b+~ UsePriority:i+~ CurrencyId:i+~ TaxRateId:i+~ ReducedTaxRateId:i+~ ExemptTaxRateId:i+~ FinancialAccountId:i+~ Businesses:n+~ KisiGroupId:t+~ DoorGuardGroupId:t+~ AccessControlGroupId:t+~ AllowNetworkCheckIn:b+~ OnlyForContacts:b+~ OnlyForMembers:b+~ Tariffs:n+~ Archived:b+~ CustomFields:o~',
	'crm/customfields':
		'BusinessId:i+~ Name:t+~ DisplayOrder:i+~ RecordType:i+~ FieldType:i+~ CoworkerFieldPosition:i+~ AvailableOptions:t+~ AllowMultipleOptions:b+~ CustomFieldIndex:i+~ Required:b+~ GroupName:t+~ DisplayInPublicProfile:b+~ DisplayInDirectorySearch:b+~ NameInSearch:t+~ Visibility:i+~ DisplayInSignUpForm:b+~ DisplayInProfileForm:b+~ DisplayInTourForm:b+~ DisplayInEventSignUpForm:b+~ ShowInBookingForm:b+~ DisplayInProductSignUpForm:b+~ DisplayInTeamSignUpForm:b+~ DisplayInCourseSignUpForm:b+~ DisplayInTariffSignUpForm:b+~ DisplayInBookingSignUpForm:b+~ DisplayInResourceSearch:b+~ Resources:n+~ CustomFields:o~',
	'sys/businesses':
		'VisitedHelpItems:i~ Name:t~ DefaultLanguage:i~ SpaceWebsiteLanguageId:i~ WebAddress:t~ DefaultPaymentGatewayId:i~ TermsAndConditions:t~ ShortIntroduction:t~ AboutUs:t~ Quote:t~ PrivacyPolicyUrl:t~ CookiePolicyUrl:t~ WebContact:t~ WelcomeEmail:t~ Address:t~ Phone:t~ Fax:t~ EmailContact:t~ TrialExpireDate:z~ LastOverDueInvoiceReminder:z~ LastWelcomeEmail:z~ CountryId:i~ CurrencyId:i~ SimpleTimeZoneId:i~ NewLogoUrl:t~! ClearLogoFile:b~! NewBannerImageUrl:t~! ClearBannerImageFile:b~! NewNexIoBannerImageUrl:t~! ClearNexIoBannerImageFile:b~! DiscountPercentage:d~ DiscountAmount:d~ LastLanguageTokenUpdate:z~ HasCreatedDefaultFileTemplates:b~ InvoicingPeriod:i~ Suspended:b~ CustomPassportApp:b~ RemindersProcessedOn:z~ PreAuthId:t~ Last4Digits:t~ PreAuthLastError:t~ PreAuthProcessedOn:z~ LastChargedInvoice:i~ LastChargedTransaction:i~ LastChargedAttendee:i~ PassportChannels:t~ PassportOnly:b~ PassportPublished:b~ NewPassportBannerUrl:t~! ClearPassportBannerFile:b~! PassportSpaceName:t~ PassportTagLine:t~ VenueType:i~ Tags:t~ NumberOfFloors:i~ FloorSpace:i~ FloorSpaceUnit:i~ Longitude:d~ Latitude:d~ PassportDescription:t~ TownCity:t~ State:t~ PostalCode:t~ StreetName:t~ StreetNumber:t~ Neighborhood:t~ ContactPhoneNumber:t~ ContactEmail:t~ PassportMembersAccess:i~ PassportEventsAccess:i~ PassportCommunityAccess:i~ PassportBlogPostsAccess:i~ MondayOpenTime:i~ MondayCloseTime:i~ TuesdayOpenTime:i~ TuesdayCloseTime:i~ WednesdayOpenTime:i~ WednesdayCloseTime:i~ ThursdayOpenTime:i~ ThursdayCloseTime:i~ FridayOpenTime:i~ FridayCloseTime:i~ SaturdayOpenTime:i~ SaturdayCloseTime:i~ SundayOpenTime:i~ SundayCloseTime:i~ MondayClosed:b~ TuesdayClosed:b~ WednesdayClosed:b~ ThursdayClosed:b~ FridayClosed:b~ SaturdayClosed:b~ SundayClosed:b~ SameOpeningTimes:b~ CurrentBackEndVersion:i~ AuthenticationProvider:t~ CreatedBy:t~ DefaultPaymentTerm:i~ CustomFields:o~',
	'sys/webhooks':
		'BusinessId:i+~ Name:t+~ Action:i+~ Description:t+~ URL:t+~ Active:b+~ CustomFields:o~',
	'billing/coworkerinvoices':
		'CoworkerId:i~ BusinessId:i~ InvoiceNumber:t~ PaymentReference:t~ BillToName:t~ BillToAddress:t~ BillToCity:t~ BillToPostCode:t~ BillToPhone:t~ BillToFax:t~ BillToState:t~ BillToCountryId:i~ BillToBankAccount:t~ BillToTaxIDNumber:t~ PurchaseOrder:t~ DueDate:z~ InvoiceFromDate:z~ InvoiceToDate:z~ TransactionTotalAmount:d~ TransactionCurrencyId:i~ TransactionExchangeRate:d~ CurrencyId:i~ Draft:b~ PaidOn:z~ StorecoveInvoiceStatus:i~ Billed:b~ DoNotApplyCreditAutomatically:b~ CreatedOnLocal:c~ DueDateLocal:c~ InvoiceFromDateLocal:c~ InvoiceToDateLocal:c~ PaidOnLocal:c~ RefundedOnLocal:c~ LastPaymentAttemptLocal:c~ CustomFields:o~',
	'billing/coworkerinvoicelines':
		'CoworkerInvoiceId:i~ Description:t~ DisplayAs:t~ TaxCategoryName:t~ Quantity:i~ SubTotal:d~ TaxAmount:d~ TaxRate:d~ FinancialAccountCode:t~ FinancialAccountName:t~ IssuedByUniqueId:t~ CancelledCoworkerInvoiceLineUniqueId:t~ CreatedOnLocal:c~ RefundedOnLocal:c~ SaleDateLocal:c~ PurchaseOrder:t~ CreditAmount:d~ CustomFields:o~',
	'billing/coworkerledgerentries':
		'BusinessId:i+~ CoworkerId:i+~ CoworkerInvoiceId:i+~ Description:t+~ Code:t+~ Debit:d+~ Credit:d+~ PaymentGatewayName:i+~ PaymentMethodNumber:t+~ TransactionDate:z+~ Balance:d+~ Billed:b+~ TransactionDateLocal:c+~ ConnectedTransactionGuid:t+~ CustomFields:o~',
	'billing/coworkerinvoicehistories':
		'CoworkerInvoiceId:i+~ Name:t+~ Description:t+~ IsProblem:b+~ Notify:b+~ CustomFields:o~',
	'billing/coworkerinvoicepaymenttokens':
		'CoworkerInvoiceId:i+~ RegularPaymentProvider:i+~ Token:t+~? Notes:t+~ CustomFields:o~',
	'billing/coworkerproducts':
		'CoworkerId:i+~ BusinessId:i+~ ProductId:i+~ Notes:t+~ PurchaseOrder:t+~ ActivateNow:b+ InvoiceThisCoworker:b+~ Price:d+~ Quantity:i+~ RegularCharge:b+~ RepeatCycle:i+~ RepeatUnit:i+~ InvoiceOn:z+~ RepeatFrom:z+~ RepeatUntil:z+~ SaleDate:z+~ DueDate:z+~ Invoiced:b+~ MrmReminded:b+~ ApplyProRating:b+~ ProposalUniqueId:t+~ CoworkerInvoiceId:i+~ CoworkerInvoiceNumber:t+~ CoworkerInvoicePaid:b+~ CreditAmount:d+~ DiscountAmount:d+~ CustomFields:o~',
	'billing/products':
		'BusinessId:i+~ Name:t+~ SystemProductType:i+~ Description:t+~ InvoiceLineDisplayAs:t+~ Sku:t+~ Tags:t+~ DisplayOrder:i+~ Price:d+~ Visible:b+~ SyncToSquare:b+~ CurrencyId:i+~ TaxRateId:i+~ ReducedTaxRateId:i+~ ExemptTaxRateId:i+~ FinancialAccountId:i+~ AvailableAs:i+~ OnlyForContacts:b+~ OnlyForMembers:b+~ Tariffs:n+~ Archived:b+~ Starred:b+~ TrackStock:b+~ AllowNegativeStock:b+~ StockAlertLevel:i+~ ApplyProRating:b+~ NewImageUrl:t+~! ClearImageFile:b+~! InvoiceCoworker:b+~ SyncToNexKiosk:b+~ CreateDeliveryWhenPurchased:b+~ CustomFields:o~',
	'billing/charges':
		'CoworkerId:i+~ BusinessId:i+~ Quantity:i+~ Description:t+~ InvoiceLineDisplayAs:t+~ RegularCharge:b+~ DiscountAmount:d+~ CreditAmount:d+~ DueDate:z+~ TotalAmount:d+~ PurchaseOrder:t+~ TaxRateId:i+~ FinancialAccountId:i+~ Invoiced:b+~ SaleDate:z+~ FromTeamMember:b+~ CoworkerExtraServiceName:t+~ CoworkerTimePassName:t+~ CoworkerProductName:t+~ TariffName:t+~ CoworkerProductUniqueId:t+~ BookingUniqueId:t+~ RepeatFrom:z+~ RepeatUntil:z+~ CustomFields:o~',
	'billing/businesscharges':
		'BusinessId:i+~ ApplicationId:i+~ Description:t+ CallBackUrl:t+~ DueDate:z+ PercentageDiscount:d+ TotalAmount:d+ TaxAmount:d+ CustomFields:o~',
	'billing/coworkerextraservices':
		'CoworkerId:i+~ BusinessId:i+~ ExtraServiceId:i+~ Notes:t+~ TotalUses:i+~ Free:b+~ Price:d+~ ValidFrom:z+~ ExpireDate:z+~ DueDate:z+~ PurchaseOrder:t+~ ChargePeriod:i+~ InvoiceThisCoworker:b+~ BookingId:i+~ BookingFromTime:z+~ BookingToTime:z+~ BookingResourceName:t+~ CoworkerContractUniqueId:t+~ CustomFields:o~',
	'billing/discountcodes':
		'BusinessId:i+~ Code:t+~ Description:t+~ Active:b+~ PublishFrom:z+~ PublishTo:z+~ DiscountPercentage:d+~ DiscountAmount:d+~ ReferralDiscount:b+~ DiscountPricePlans:b+~ Tariffs:n+~ DiscountBookings:b+~ ResourceTypes:n+~ DiscountProducts:b+~ Products:n+~ DiscountEvents:b+~ EventCategories:n+~ MaxUsesPerUser:i+~ MaxUses:i+~ OnlyForContacts:b+~ OnlyForMembers:b+~ ValidFrom:z+~ ValidTo:z+~ ExpirationType:i+~ ExpiresIn:i+~ CustomFields:o~',
	'support/helpdeskmessages':
		'BusinessId:i+~ CoworkerId:i+~ HelpDeskDepartmentId:i+~ Subject:t+~ MessageText:t+~ Priority:i+~ AiProcessingResult:i+~ Closed:b+~ OwnerId:i+~ NewImageUrl:t+~! ClearImageFile:b+~! CustomFields:o~',
	'support/helpdeskcomments':
		'HelpDeskMessageId:i+~ CoworkerId:i+~ MessageText:t+~ Internal:b+~ NewImageUrl:t+~! ClearImageFile:b+~! CustomFields:o~',
	'support/helpdeskdepartments':
		'BusinessId:i+~ Name:t+~ Description:t+~ Active:b+~ Managers:n+~ TaskListId:i+~ CustomFields:o~',
	'spaces/coworkermessages': 'CustomFields:o~',
	'crm/crmopportunities':
		'Name:t+~ CrmBoardColumnId:i+~ CoworkerId:i+~ TeamId:i+~ OpportunityTypeId:i+~ ResponsibleId:i+~ ReferrerId:i+~ AgentId:i+~ Notes:t+~ Completed:b+~ DueDate:z+~ Value:d+~ Reminded:b+~ LeadSource:i+~ LossReason:i+~ Status:i+~ WonOn:z+~ LostOn:z+~ Position:i+~ UtmSource:t+~ UtmMedium:t+~ UtmCampaign:t+~ UtmContent:t+~ UtmTerm:t+~ CustomFields:o~',
	'crm/crmboards': 'BusinessId:i+~ Name:t+~ Archived:b+~ CustomFields:o~',
	'crm/crmboardcolumns':
		'CrmBoardId:i+~ Name:t+~ Position:i+~ TourRequests:b+~ ToursConfirmed:b+~ TourCompleted:b+~ WinOpportunity:b+~ LoseOpportunity:b+~ SignUps:b+~ Bookings:b+~ Cancellations:b+~ ProposalsSent:b+~ ProposalsAccepted:b+~ DocumentsSigned:b+~ EventRegistrations:b+~ ContactMessages:b+~ CannedResponseId:i+~ TaskListId:i+~ UseTaskListAsResponsible:b+~ ActivateAccount:b+~ DeleteAccount:b+~ DeactivateAccount:b+~ ConfirmTour:b+~ ProductPurchased:b+~ Products:n+~ ResourceBooked:b+~ Resources:n+~ EventCheckins:b+~ CustomFields:o~',
	'content/calendarevents':
		'BusinessId:i+~ Name:t+~ HostFullName:t+~ ShortDescription:t+~ LongDescription:t+~ TicketNotes:t+~ EnableWaitList:b+~ AskBuyerAddress:b+~ ShowEventAttendees:b+~ Location:t+~ VenueAddress:t+~ ResourceId:i+~ StartDate:z+~ EndDate:z+~ Allocation:i+~ EventCategories:n+~ PublishDate:z+~ ShowInHomeBanner:b+~ ShowInHomePage:b+~ AllowComments:b+~ IncludeZoomInvite:b+~ CreateZoomWebinarInvite:b+~ ZoomWebinarAlternativeHosts:t+~ ZoomEventData:t+~ ZoomMeetingId:t+~ OnlyForContacts:b+~ OnlyForMembers:b+~ NewSmallLogoUrl:t+~! ClearSmallLogoFile:b+~! NewLargeLogoUrl:t+~! ClearLargeLogoFile:b+~! WebAddress:t+~ FacebookPage:t+~ TicketsPage:t+~ RepeatSeriesUniqueId:t+~ RepeatEvent:b+ Repeats:i+~ WhichEventsToUpdate:i+~ RepeatEvery:i+ RepeatUntil:z+ RepeatOnMondays:b+~ RepeatOnTuesdays:b+~ RepeatOnWednesdays:b+~ RepeatOnThursdays:b+~ RepeatOnFridays:b+~ RepeatOnSaturdays:b+~ RepeatOnSundays:b+~ StartDateLocal:c+~ EndDateLocal:c+~ PublishDateLocal:c+~ AfterEventNotificationJobId:t+~ SendAfterEventNotification:b+~ AfterEventNotificationText:t+~ SendBeforeEventNotification:b+~ HasEventForm:b+~ SendEventFormByEmail:b+~ FormPageId:i+~ CustomFields:o~',
	'content/eventproducts':
		'CalendarEventId:i+~ Name:t+~ Description:t+~ TicketNotes:t+~ Visible:b+~ DisplayOrder:i+~ StartDate:z+~ EndDate:z+~ Allocation:i+~ MaxTicketsPerAttendee:i+~ Price:d+~ CurrencyId:i+~ TaxRateId:i+~ FinancialAccountId:i+~ Tariffs:n+~ OnlyForContacts:b+~ OnlyForMembers:b+~ CustomFields:o~',
	'content/eventattendees':
		'BusinessId:i+~ CalendarEventId:i+~ EventProductId:i+~ CoworkerId:i+~ FullName:t+~ Email:t+~ PurchaseOrder:t+~ CheckedIn:b+~ CheckedInDate:z+~ Invoiced:b+ Billed:b+~ CreatedOnLocal:c+~ CheckedInDateLocal:c+~ CoworkerInvoiceId:i+~ CoworkerInvoiceNumber:t+~ CoworkerInvoicePaid:b+~ Reminded:b+~ ZoomEventData:t+~ ZoomParticipantId:t+~ IsSent:b+~ CustomFields:o~',
	'spaces/coworkernotes': 'CoworkerId:i+~ Notes:t+~ AddedBy:t+~ CustomFields:o~',
	'crm/coworkertasks':
		'BusinessId:i+~ CoworkerId:i+~ Name:t+~ Notes:t+~ TaskItemUniqueId:t+~ Completed:b+~ DueDate:z+~ Reminded:b+~ ResponsibleId:i+~ NotifyByEmail:b+~ DisplayToEveryone:b+~ DueDateLocal:c+~ CustomFields:o~',
	'spaces/coworkerdatafiles':
		'BusinessId:i+~ CoworkerId:i+~ Name:t+~ Description:t+~ AvailableToUser:b+~ RequestDigitalSignature:b+~ NewFileDataUrl:t+~! ClearFileDataFile:b+~! NewSignedFileDataUrl:t+~! ClearSignedFileDataFile:b+~! Extension:t+~ Billed:b+~ Signed:b+~ EsignIdentifier:t+~ DocumentTemplateGuid:t+~ NotifyWhenSignedEmail:t+~ ProposalGuid:t+~ CoworkerContractGuid:t+~ CustomFields:o~',
	'content/formpages':
		'BusinessId:i+~ Name:t+~ Description:t+~ Active:b+~ CrmBoardColumnId:i+~ ResponsibleId:i+~ CustomFields:o~',
	'content/formpagequestions':
		'FormPageId:i+~ Text:t+~ Description:t+~ AvailableOptions:t+~ Active:b+~ DisplayOrder:i+~ AllowMultipleOptions:b+~ IsRequired:b+~ QuestionType:i+~ CustomFields:o~',
	'content/formpagerequests':
		'CoworkerId:i+~ FormPageId:i+~ SentOn:z+~ Submitted:b+~ CustomFields:o~',
	'content/formpageanswers':
		'FormPageRequestId:i+~ FormPageQuestionId:i+~ Value:t+~ NewFileValueUrl:t+~! ClearFileValueFile:b+~! CustomFields:o~',
	'content/newslettersubscribers':
		'BusinessId:i+~ Name:t+~ CompanyName:t+~ Language:i+~ Email:t+~ VisitReason:t+~ Active:b+~ Groups:n+~ CustomFields:o~',
	'content/blogposts':
		'BusinessId:i+~ LanguageId:i+~ PostedById:i+~ Title:t+~ SummaryText:t+~ FullText:t+~ NewImageUrl:t+~! ClearImageFile:b+~! NewLargeImageUrl:t+~! ClearLargeImageFile:b+~! PublishDate:z+~ ShowInHomeBanner:b+~ ShowInHomePage:b+~ UnpublishDate:z+~ AllowComments:b+~ BlogCategories:n+~ CommentsCount:i+~ OnlyForContacts:b+~ OnlyForMembers:b+~ CustomFields:o~',
	'sys/users':
		'FullName:t+~ Email:t+~ AccessToken:t+~? Language:i+~ PreferredLanguageId:i+~ NewPassword:t+~ Password:t+~? PasswordSalt:t+~? NewAvatarUrl:t+~! ClearAvatarFile:b+~! ApplicationId:i+~ Active:b+~ IsAdmin:b+~ APIAccess:b+~ Validated:b+~ MustResetPassword:b+~ LastAccess:z+~ Devices:t+~ OnNewEmail:b+~ OnHelpDeskMsg:b+~ OnNewWallPost:b+~ OnNewMember:b+~ OnProfileChanges:b+~ OnNewBlogComment:b+~ OnNewEventComment:b+~ OnTariffChange:b+~ OnBookingChange:b+~ OnTentativeBookingChange:b+~ OnPurchases:b+~ OnVisitorRegistration:b+~ OnPlaformInvoices:b+~ ReceiveCommunityDigest:b+~ ReceiveEveryMessage:b+~ TwoFactorSecret:t+~? EmailCallBackGuid:t+~? Businesses:n+~ UserRoles:n+~ ChatRooms:n+~ LastHelpVisited:i+~ LastReceivedCommunityThreadDate:z+~ LastReceivedCommunityMessageDate:z+~ NextCommunityDigest:z+~ SupportTeamUserEmail:t+~ InvalidLoginAttempts:i+~ LastLoginAttempt:z+~ OnAccessControlErrors:b+~ NextHelpDeskMessageReminder:z+~ OnMemberRemovedFromTeam:b+~ OnVirtualOfficeTariffChange:b+~ OnVirtualOfficeDeliveryPreferenceUpdate:b+~ OnIdentityCheckUpdate:b+~ CustomFields:o~',
	'spaces/coworkers':
		'FullName:t+~ Email:t+~ CountryId:i+~ SimpleTimeZoneId:i+~ CoworkerType:i+~ Businesses:n+~ Teams:n+~ Salutation:t+~ Gender:i+~ CreateUser:b+~! NewAvatarUrl:t+~! ClearAvatarFile:b+~! NewBannerImageUrl:t+~! ClearBannerImageFile:b+~! Address:t+~ PostCode:t+~ CityName:t+~ State:t+~ MobilePhone:t+~ LandLine:t+~ DateOfBirth:y+~ NickName:t+~ BusinessArea:t+~ Position:t+~ CompanyName:t+~ ProfileWebsite:t+~ ProfileTags:t+~ ProfileSummary:t+~ Twitter:t+~ Facebook:t+~ Google:t+~ Telegram:t+~ Linkedin:t+~ Skype:t+~ Github:t+~ Pinterest:t+~ Flickr:t+~ Instagram:t+~ Vimeo:t+~ Tumblr:t+~ Blogger:t+~ ProfileIsPublic:b+~ InvoicingBusinessId:i+~ BillingEmail:t+~ BillingName:t+~ BillingAddress:t+~ BillingPostCode:t+~ BillingCityName:t+~ BillingState:t+~ BillingCountryId:i+~ BillingSimpleTimeZoneId:i+~ TaxRateType:i+~ TaxRate:d+~ TaxIDNumber:t+~ BankName:t+~ BankAccount:t+~ BankBranch:t+~ NotifyOnNewInvoice:b+~ NotifyOnNewPayment:b+~ NotifyOnFailedPayment:b+~ ShowPayingMemberInvoices:b+~ EnableGoCardlessPayments:b+~ UseGoCardlessProPayments:b+~ GoCardlessContractNumber:t+~ StripeBacsDDPaymentMethodId:t+~ StripeBacsDDMandateId:t+~ StripeBacsDDCustomerToken:t+~? StripeBacsDDEnabled:b+~ LastOverDueInvoiceReminder:z+~ LastLowCreditReminder:z+~ RefererGuid:t+~ RegularPaymentProvider:i+~ RegularPaymentContractNumber:t+~ DoNotProcessInvoicesAutomatically:b+~ AllowNetworkCheckin:b+~ AccessCardId:t+~ AccessPincode:t+~? KeyFobNumber:t+~ NotifyOnDelivery:b+~ EzeepUserId:t+~ EzeepFreePrinting:b+~ EzeepBlueUserId:t+~ EzeepBlueFreePrinting:b+~ EzeepBluePrintingEnabled:b+~ PaperCutPayAsYouPrint:b+~ PaperCutFreePrinting:b+~ PaperCutUserId:t+~ CanMakeBookings:b+~ CanBookForTeam:b+~ CanPurchaseProducts:b+~ CanPurchaseEvents:b+~ CanAccessCommunity:b+~ ReferenceNumber:t+~ Tag:t+~ Notes:t+~ ShowAlert:b+~ AlertNote:t+~ UserId:i+~ Active:b+~ NextAutoInvoice:z+~ InvoiceDueDatePeriod:i+~ RegistrationDate:z+~ GeneralTermsAccepted:b+~ LastRenewal:z+~ LastInvoiceAttempt:z+~ Custom1:t+~ Custom2:t+~ Custom3:t+~ Custom4:t+~ Custom5:t+~ Custom6:t+~ Custom7:t+~ Custom8:t+~ Custom9:t+~ Custom10:t+~ Custom11:t+~ Custom12:t+~ Custom13:t+~ Custom14:t+~ Custom15:t+~ Custom16:t+~ Custom17:t+~ Custom18:t+~ Custom19:t+~ Custom20:t+~ Custom21:t+~ Custom22:t+~ Custom23:t+~ Custom24:t+~ Custom25:t+~ Custom26:t+~ Custom27:t+~ Custom28:t+~ Custom29:t+~ Custom30:t+~ NextInvoiceLocal:c+~ NextAutoInvoiceLocal:c+~ RegistrationDateLocal:c+~ AccessControlDebounceTime:z+~ Office365AccessToken:t+~? Office365RefreshToken:t+~? ZoomAccessToken:t+~? ZoomRefreshToken:t+~? ZoomUserId:t+~ DoordeckPrivateKey:t+~? DoordeckPublicKey:t+~ DoordeckUserGuid:t+~ Office365SubscriptionId:t+~ SaltoV2AccessToken:t+~? StripeACHBankToken:t+~? StripeACHCustomerToken:t+~? HasAcceptedStripeACHAgreement:b+~ HasVerifiedStripeACHDeposits:b+~ PurchaseOrder:t+~ SyncToSquare:b+~ NotifyOnDeliveriesEmail:t+~ AccessControlErrorNotificationSent:b+~ SyncToPaperCutDue:b+~ GoogleApiToken:t+~? GoogleSubscriptionId:t+~ InvoiceSegregationOverride:b+~ InvoiceSegregateContracts:b+~ InvoiceSegregateBookings:b+~ InvoiceSegregateProducts:b+~ InvoiceSegregateTimePasses:b+~ InvoiceSegregateTickets:b+~ IsDefaultProfile:b+~ InvoiceSegregateCharges:b+~ BrivoUserId:i+~ EzeepPrintingEnabled:b+~ InvoiceDueDateDay:i+~ MondayAttendance:i+~ TuesdayAttendance:i+~ WednesdayAttendance:i+~ ThursdayAttendance:i+~ FridayAttendance:i+~ SaturdayAttendance:i+~ SundayAttendance:i+~ Longitude:d+~ Latitude:d+~ BillingLongitude:d+~ BillingLatitude:d+~ Archived:b+~ TariffId:i+ BillingDay:i+ RenewalDate:z+ SignUpToNewsletter:b+ CustomFields:o~',
	'sys/countries': 'CustomFields:o~',
	'sys/simpletimezones': 'CustomFields:o~',
	'sys/taxrates': 'BusinessId:i+~ Name:t+~ Rate:d+~ ExemptionReason:i+~ CustomFields:o~',
	'billing/financialaccounts': 'BusinessId:i+~ Name:t+~ Code:t+~ AccountType:i+~ CustomFields:o~',
	'sys/floorplans':
		'BusinessId:i+~ Name:t+~ FloorLevel:i+~ BackgroundScale:i+~ PositionX:i+~ PositionY:i+~ Scale:d+~ CustomFields:o~',
	'billing/extraservices':
		'AppliedDiscountAmount:o+~ AppliedDiscountCode:o+~ ApplyChargeToVisitors:b+~ ApplyFrom:o+~ ApplyTo:o+~ AvailableCredit:o+~ BusinessId:i+~ ChargePeriod:i+~ CoworkerDiscountUniqueId:o+~ CreditPrice:o+~ CurrencyId:i+~ Demand:o+~ Description:o+~ DisplayOrder:i+~ DynamicPriceAdjustment:o+~ ExemptTaxRateId:i+~ FinancialAccountId:i+~ FixedCostLength:o+~ FixedCostPrice:o+~ FromTime:o+~ InvoiceLineDisplayAs:o+~ IsBookingCredit:b+~ IsDefaultPrice:b+~ IsPrintingCredit:b+~ LastMinuteAdjustmentType:i+~ LastMinutePeriodMinutes:o+~ LastMinutePriceAdjustment:o+~ MaxLength:o+~ MaximumPrice:d+~ MinLength:o+~ Name:t+~ OnlyForContacts:b+~ OnlyForMembers:b+~ OnlyWithinAvailableTimes:b+~ Price:d+~ PriceFactorAverageDemand:o+~ PriceFactorDemand:o+~ PriceFactorHighDemand:o+~ PriceFactorLastMinute:o+~ PriceFactorLowDemand:o+~ ReducedTaxRateId:i+~ ResourceTypeNames:o+~ ResourceTypes:n+~ Tariffs:n+~ TaxRateId:i+~ Teams:n+~ TimeSlots:o+~ ToTime:o+~ UsePerNightPricing:b+~ UsedCredit:o+~ UsedTimeCredit:o+~ Visible:b+~ CustomFields:o~',
	'billing/tarifftimepasses':
		'TariffId:i+~ TimePassId:i+~ PassesIncluded:i+~ PassRenewalTime:i+~ CustomFields:o~',
	'billing/tariffextraservices':
		'TariffId:i+~ ExtraServiceId:i+~ UsesIncluded:i+~ ServiceRenewalTime:i+~ CustomFields:o~',
	'billing/contractproducts':
		'ApplyProRating:b+~ CoworkerContractId:i+~ Notes:o+~ Price:o+~ ProductId:i+~ Quantity:i+~ RepeatFrom:o+~ RepeatUntil:o+~ CustomFields:o~',
	'billing/contractdeposits':
		'CoworkerContractId:i+~ Credited:b+~ InvoiceDuringOnlineCheckout:b+~ Invoiced:b+~ InvoicedOn:o+~ Notes:o+~ Price:d+~ ProductId:i+~ Refundable:b+~ CustomFields:o~',
	'billing/coworkerbookingcredits':
		'CoworkerId:i+~ TotalCredit:d+~ ValidFrom:z+~ ExpireDate:z+~ CaneBeUsedForBookings:b+~ CustomFields:o~',
	'billing/coworkerbookingcreditusehistories':
		'CoworkerBookingCreditId:i+~ CreditUsed:d+~ BookingId:i+~ CustomFields:o~',
	'billing/proposals':
		'IssuedById:i+~ ResponsibleId:i+~ CoworkerId:i+~ Reference:t+~ ProposalStatus:i+~ TariffId:i+~ Price:d+~ StartDate:z+~ BillingDay:i+~ Quantity:i+~ DiscountCodeId:i+~ CustomFields:o~',
	'spaces/inventoryassets':
		'BusinessId:i+~ Name:t+~ AssignToType:i+~ Value:d+~ ResourceId:i+~ FloorPlanDeskId:i+~ CustomFields:o~',
	'crm/opportunitytypes': 'BusinessId:i+~ Name:t+~ NotesTemplate:t+~ CustomFields:o~',
	'crm/crmopportunityhistories':
		'CrmOpportunityId:i+~ OldCrmBoardColumnId:i+~ NewCrmBoardColumnId:i+~ ToTime:z+~ CustomFields:o~',
	'content/calendareventcategories': 'BusinessId:i+~ Title:t+~ CustomFields:o~',
	'community/communitygroups':
		'BusinessId:i+~ Name:t+~ Description:t+~ GroupAccess:i+~ UserId:i+~ CustomFields:o~',
	'sys/currencies': 'CustomFields:o~',
};

/** Beginning of the roles and filters of each entity, by path below `/api`. */
export const ROLES: Readonly<Record<string, string>> = {
	'spaces/bookings': 'Booking',
	'spaces/cancelledbookings': 'CancelledBooking',
	'spaces/resources': 'Resource',
	'spaces/resourcetypes': 'ResourceType',
	'sys/floorplandesks': 'FloorPlanDesk',
	'billing/coworkercontracts': 'CoworkerContract',
	'billing/contractpausedperiods': 'ContractPausedPeriod',
	'billing/tariffs': 'Tariff',
	'spaces/teams': 'Team',
	'spaces/visitors': 'Visitor',
	'spaces/bookingvisitors': 'BookingVisitor',
	'spaces/checkins': 'Checkin',
	'spaces/coworkerdeliveries': 'CoworkerDelivery',
	'billing/coworkertimepasses': 'CoworkerTimePass',
	'billing/timepasses': 'TimePass',
	'crm/customfields': 'CustomField',
	'sys/businesses': 'Business',
	'sys/webhooks': 'WebHook',
	'billing/coworkerinvoices': 'CoworkerInvoice',
	'billing/coworkerinvoicelines': 'CoworkerInvoiceLine',
	'billing/coworkerledgerentries': 'CoworkerLedgerEntry',
	'billing/coworkerinvoicehistories': 'CoworkerInvoiceHistory',
	'billing/coworkerinvoicepaymenttokens': 'CoworkerInvoicePaymentToken',
	'billing/coworkerproducts': 'CoworkerProduct',
	'billing/products': 'Product',
	'billing/charges': 'Charge',
	'billing/businesscharges': 'BusinessCharge',
	'billing/coworkerextraservices': 'CoworkerExtraService',
	'billing/discountcodes': 'DiscountCode',
	'support/helpdeskmessages': 'HelpDeskMessage',
	'support/helpdeskcomments': 'HelpDeskComment',
	'support/helpdeskdepartments': 'HelpDeskDepartment',
	'spaces/coworkermessages': 'CoworkerMessage',
	'crm/crmopportunities': 'CrmOpportunity',
	'crm/crmboards': 'CrmBoard',
	'crm/crmboardcolumns': 'CrmBoardColumn',
	'content/calendarevents': 'CalendarEvent',
	'content/eventproducts': 'EventProduct',
	'content/eventattendees': 'EventAttendee',
	'spaces/coworkernotes': 'CoworkerNote',
	'crm/coworkertasks': 'CoworkerTask',
	'spaces/coworkerdatafiles': 'CoworkerDataFile',
	'content/formpages': 'FormPage',
	'content/formpagequestions': 'FormPageQuestion',
	'content/formpagerequests': 'FormPageRequest',
	'content/formpageanswers': 'FormPageAnswer',
	'content/newslettersubscribers': 'NewsLetterSubscriber',
	'content/blogposts': 'BlogPost',
	'sys/users': 'User',
	'spaces/coworkers': 'Coworker',
	'sys/countries': 'Country',
	'sys/simpletimezones': 'SimpleTimeZone',
	'sys/taxrates': 'TaxRate',
	'billing/financialaccounts': 'FinancialAccount',
	'sys/floorplans': 'FloorPlan',
	'billing/extraservices': 'ExtraService',
	'billing/tarifftimepasses': 'TariffTimePass',
	'billing/tariffextraservices': 'TariffExtraService',
	'billing/contractproducts': 'ContractProduct',
	'billing/contractdeposits': 'ContractDeposit',
	'billing/coworkerbookingcredits': 'CoworkerBookingCredit',
	'billing/coworkerbookingcreditusehistories': 'CoworkerBookingCreditUseHistory',
	'billing/proposals': 'Proposal',
	'spaces/inventoryassets': 'InventoryAsset',
	'crm/opportunitytypes': 'OpportunityType',
	'crm/crmopportunityhistories': 'CrmOpportunityHistory',
	'content/calendareventcategories': 'CalendarEventCategory',
	'community/communitygroups': 'CommunityGroup',
	'sys/currencies': 'Currency',
};
