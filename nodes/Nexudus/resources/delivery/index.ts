import type { OperationRow, Resource } from '../resource';
import { fieldGroups, requiredFields } from './fields';

function markAs(label: string, property: string, done: string): OperationRow {
	return {
		kind: 'change',
		value: `markAs${label}`,
		label: `Mark as ${label}`,
		description: `Record that a delivery has been ${done} now`,
		action: `Mark a delivery as ${label.toLowerCase()}`,
		changes: { [property]: true, [`${property}On`]: '{now}' },
	};
}

/** Source: Nexudus REST API, Deliveries. */
export const delivery: Resource = {
	name: 'delivery',
	label: 'Delivery',
	noun: 'delivery',
	plural: 'deliveries',
	path: 'spaces/coworkerdeliveries',
	role: 'CoworkerDelivery',
	operations: [
		{ kind: 'create', description: 'Record mail or a parcel that has arrived' },
		{ kind: 'delete', by: 'verb' },
		{ kind: 'get' },
		{ kind: 'getAll' },
		markAs('Collected', 'Collected', 'handed to its recipient'),
		markAs('Forwarded', 'Forwarded', 'forwarded'),
		markAs('Recycled', 'Recycled', 'recycled'),
		markAs('Returned', 'ReturnedToSender', 'returned to its sender'),
		{ kind: 'update' },
	],
	required: requiredFields,
	groups: fieldGroups,
	filters: [
		{ property: 'BusinessId' },
		{ property: 'CoworkerId' },
		{ property: 'Name' },
		{ property: 'DeliveryType' },
		{ property: 'HandlingPreference' },
		{ property: 'Location' },
		{ property: 'Collected' },
		{ property: 'Forwarded' },
		{ property: 'CollectedOn', range: 'Collected' },
		{ property: 'CreatedOn', range: 'Created' },
		{ property: 'UpdatedOn', range: 'Updated' },
	],
	columns: [
		'Id',
		'Name',
		'DeliveryType',
		'CoworkerFullName',
		'CoworkerEmail',
		'Location',
		'HandlingPreference',
		'Processed',
		'Collected',
		'CreatedOn',
		'CollectedOn',
	],
	sortable: ['Name', 'CollectedOn'],
};
