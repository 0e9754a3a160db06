import { anyEntity } from './anyEntity';
import { bookableResource } from './bookableResource';
import { booking } from './booking';
import { charge } from './charge';
import { checkIn } from './checkIn';
import { contract } from './contract';
import { coworker } from './coworker';
import { customField } from './customField';
import { delivery } from './delivery';
import { desk } from './desk';
import { event } from './event';
import { eventAttendee } from './eventAttendee';
import { eventTicket } from './eventTicket';
import { file } from './file';
import { invoice } from './invoice';
import { location } from './location';
import { note } from './note';
import { opportunity } from './opportunity';
import { payment } from './payment';
import { plan } from './plan';
import { product } from './product';
import { sale } from './sale';
import { task } from './task';
import { team } from './team';
import { ticket } from './ticket';
import { ticketComment } from './ticketComment';
import { timePass } from './timePass';
import { timePassType } from './timePassType';
import { visitor } from './visitor';
import type { Resource } from './resource';

/** Everything that the node works with, in the order of its menu. */
export const resources: readonly Resource[] = [
	anyEntity,
	booking,
	charge,
	checkIn,
	contract,
	coworker,
	customField,
	delivery,
	desk,
	event,
	eventAttendee,
	eventTicket,
	file,
	ticketComment,
	ticket,
	invoice,
	location,
	note,
	opportunity,
	payment,
	plan,
	product,
	bookableResource,
	sale,
	task,
	team,
	timePass,
	timePassType,
	visitor,
];
