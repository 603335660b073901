import { each, type Fields, flag, inside, pairs, same } from "../nested";

const disk: Fields = {
    deleteOnTermination: flag("DeleteOnTermination"),
    encrypted: flag("Encrypted"),
    iops: same("Iops"),
    snapshotId: same("SnapshotId"),
    throughput: same("Throughput"),
    volumeSize: same("VolumeSize"),
    volumeType: same("VolumeType"),
};

const networkInterface: Fields = {
    associatePublicIpAddress: flag("AssociatePublicIpAddress"),
    description: same("Description"),
    deviceIndex: same("DeviceIndex", 0),
    securityGroups: same("Groups"),
    subnetId: same("SubnetId"),
};

const metadataOptions: Fields = {
    httpEndpoint: same("HttpEndpoint"),
    httpProtocolIpv6: same("HttpProtocolIpv6"),
    httpPutResponseHopLimit: same("HttpPutResponseHopLimit"),
    httpTokens: same("HttpTokens"),
    instanceMetadataTags: same("InstanceMetadataTags"),
};

/** What a launch template says of its instances. */
export const templateFields: Fields = {
    blockDeviceMappings: each("BlockDeviceMappings", {
        deviceName: same("DeviceName"),
        ebs: inside("Ebs", disk),
    }),
    disableApiTermination: same("DisableApiTermination"),
    ebsOptimized: flag("EbsOptimized"),
    iamInstanceProfile: inside("IamInstanceProfile", { arn: same("Arn"), name: same("Name") }),
    imageId: same("ImageId"),
    instanceInitiatedShutdownBehavior: same("InstanceInitiatedShutdownBehavior"),
    instanceType: same("InstanceType"),
    keyName: same("KeyName"),
    metadataOptions: inside("MetadataOptions", metadataOptions),
    monitoring: inside("Monitoring", { enabled: same("Enabled") }),
    networkInterfaces: each("NetworkInterfaces", networkInterface),
    securityGroupNames: same("SecurityGroups"),
    tagSpecifications: each("TagSpecifications", {
        resourceType: same("ResourceType"),
        tags: pairs("Tags", "Key"),
    }),
    userData: same("UserData"),
    vpcSecurityGroupIds: same("SecurityGroupIds"),
};

/** What the local backend does not keep of a template. */
export const undeployed = [
    "capacityReservationSpecification",
    "cpuOptions",
    "creditSpecification",
    "disableApiStop",
    "enclaveOptions",
    "hibernationOptions",
    "instanceMarketOptions",
    "instanceRequirements",
    "kernelId",
    "licenseSpecifications",
    "maintenanceOptions",
    "networkPerformanceOptions",
    "placement",
    "privateDnsNameOptions",
    "ramDiskId",
    "secondaryInterfaces",
];
