import {
    DeactivateMFADeviceCommand,
    DeleteAccessKeyCommand,
    DeleteLoginProfileCommand,
    DeleteVirtualMFADeviceCommand,
    IAMClient,
    ListAccessKeysCommand,
    ListGroupsForUserCommand,
    ListMFADevicesCommand,
    RemoveUserFromGroupCommand,
} from "@aws-sdk/client-iam";

import { type Aws, unlessMissing } from "../../aws";
import { missing } from "./missing";

export async function leaveGroups(UserName: string, aws: Aws): Promise<void> {
    const iam = aws.client(IAMClient);
    const { Groups = [] } = await iam.send(new ListGroupsForUserCommand({ UserName }));
    for (const { GroupName } of Groups)
        await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
}

/** Access keys, devices and the password of a user, whoever gave them. */
export async function deleteCredentials(UserName: string, aws: Aws): Promise<void> {
    const iam = aws.client(IAMClient);
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    for (const { AccessKeyId } of AccessKeyMetadata)
        await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
    const { MFADevices = [] } = await iam.send(new ListMFADevicesCommand({ UserName }));
    for (const { SerialNumber } of MFADevices) {
        await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
        // A device of hardware is nothing that AWS keeps.
        await unlessMissing(iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber })), missing);
    }
    await unlessMissing(iam.send(new DeleteLoginProfileCommand({ UserName })), missing);
}
