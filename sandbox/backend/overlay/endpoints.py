"""EC2: interface VPC endpoints keep their policy, private DNS, security groups, DNS entries and network interfaces."""

import html
import json
import time

from ministack.services import ec2

from . import documents
from .patching import replace, replace_handler

# What an endpoint lets through to which no policy was given.
_OPEN_POLICY = json.dumps(
    {
        "Version": "2008-10-17",
        "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}],
    }
)
# AWS documents 20 480 characters for the policy of an endpoint.
_POLICY = documents.Kind(True, True, 20480)


def _create(original, request):
    missing = _missing(request)
    if missing:
        return missing
    refused = _refused_policy(ec2._p(request, "PolicyDocument"))
    if refused:
        return refused
    before = set(ec2._vpc_endpoints.keys())
    original(request)
    endpoint = ec2._vpc_endpoints[(set(ec2._vpc_endpoints.keys()) - before).pop()]
    is_interface = endpoint["VpcEndpointType"] == "Interface"
    endpoint["PolicyDocument"] = ec2._p(request, "PolicyDocument") or _OPEN_POLICY
    endpoint["PrivateDns"] = is_interface and ec2._p(request, "PrivateDnsEnabled") != "false"
    endpoint["Groups"] = ec2._parse_member_list(request, "SecurityGroupId")
    endpoint["CreatedAt"] = time.strftime("%Y-%m-%dT%H:%M:%S.000Z", time.gmtime())
    endpoint["Interfaces"] = {}
    _settle_interfaces(endpoint)
    return ec2._xml(200, "CreateVpcEndpointResponse", ec2._vpce_fields_xml(endpoint, tag="vpcEndpoint"))


def _missing(request) -> tuple | None:
    """The error for what the request names and EC2 does not have."""
    for parameter, store, code, noun in (
        ("SubnetId", ec2._subnets, "InvalidSubnetID.NotFound", "subnet ID"),
        ("SecurityGroupId", ec2._security_groups, "InvalidGroup.NotFound", "security group"),
        ("RouteTableId", ec2._route_tables, "InvalidRouteTableId.NotFound", "route table"),
    ):
        for name in ec2._parse_member_list(request, parameter):
            if name not in store:
                return ec2._error(code, f"The {noun} '{name}' does not exist", 400)
    vpc = ec2._p(request, "VpcId")
    if vpc and vpc not in ec2._vpcs:
        return ec2._error("InvalidVpcId.NotFound", f"The Vpc Id {vpc} does not exist", 400)
    return None


def _refused_policy(text: str) -> tuple | None:
    if not text:
        return None
    try:
        documents.check(text, _POLICY)
    except documents.Malformed as error:
        return ec2._error("InvalidPolicyDocument", f"Invalid policy document: {error}", 400)
    return None


def _settle_interfaces(endpoint: dict) -> None:
    """One network interface in each subnet, and none where there is no subnet any more."""
    interfaces = endpoint["Interfaces"]
    if endpoint["VpcEndpointType"] != "Interface":
        return
    for subnet in [each for each in interfaces if each not in endpoint["SubnetIds"]]:
        ec2._network_interfaces.pop(interfaces.pop(subnet), None)
    for subnet in [each for each in endpoint["SubnetIds"] if each not in interfaces]:
        before = set(ec2._network_interfaces.keys())
        groups = {
            f"SecurityGroupId.{number}": group for number, group in enumerate(endpoint["Groups"], start=1)
        }
        description = f"VPC Endpoint Interface {endpoint['VpcEndpointId']}"
        ec2._create_network_interface({"SubnetId": subnet, "Description": description, **groups})
        made = (set(ec2._network_interfaces.keys()) - before).pop()
        ec2._network_interfaces[made] |= {"InterfaceType": "vpc_endpoint", "Status": "in-use"}
        interfaces[subnet] = made


def _modify(original, request):
    refused = _missing({**request, "VpcId": ""}) or _refused_policy(ec2._p(request, "PolicyDocument"))
    if refused:
        return refused
    answer = original(request)
    endpoint = ec2._vpc_endpoints.get(ec2._p(request, "VpcEndpointId"))
    if endpoint is None:
        return answer
    if ec2._p(request, "ResetPolicy") == "true":
        endpoint["PolicyDocument"] = _OPEN_POLICY
    if ec2._p(request, "PrivateDnsEnabled"):
        endpoint["PrivateDns"] = ec2._p(request, "PrivateDnsEnabled") == "true"
    removed = ec2._parse_member_list(request, "RemoveSecurityGroupId")
    kept = [group for group in endpoint["Groups"] if group not in removed]
    added = [group for group in ec2._parse_member_list(request, "AddSecurityGroupId") if group not in kept]
    endpoint["Groups"] = kept + added
    _settle_interfaces(endpoint)
    return answer


def _delete(original, request):
    for name in ec2._parse_member_list(request, "VpcEndpointId"):
        endpoint = ec2._vpc_endpoints.get(name)
        for interface in (endpoint or {}).get("Interfaces", {}).values():
            ec2._network_interfaces.pop(interface, None)
    return original(request)


def _describe(original, request):
    names = ec2._parse_member_list(request, "VpcEndpointId")
    for name in names:
        if name not in ec2._vpc_endpoints:
            why = f"The Vpc Endpoint Id '{name}' does not exist"
            return ec2._error("InvalidVpcEndpointId.NotFound", why, 400)
    filters = ec2._parse_filters(request)
    items = "".join(
        ec2._vpce_fields_xml(endpoint)
        for endpoint in ec2._vpc_endpoints.values()
        if (not names or endpoint["VpcEndpointId"] in names) and _passes(endpoint, filters)
    )
    return ec2._xml(200, "DescribeVpcEndpointsResponse", f"<vpcEndpointSet>{items}</vpcEndpointSet>")


def _passes(endpoint: dict, filters: dict[str, list[str]]) -> bool:
    tags = {f"tag:{tag['Key']}": tag.get("Value", "") for tag in ec2._tags.get(endpoint["VpcEndpointId"], [])}
    facts = {
        **tags,
        "service-name": endpoint["ServiceName"],
        "vpc-id": endpoint["VpcId"],
        "vpc-endpoint-id": endpoint["VpcEndpointId"],
        "vpc-endpoint-type": endpoint["VpcEndpointType"],
        "vpc-endpoint-state": endpoint["State"],
    }
    return all(facts.get(name) in values for name, values in filters.items())


def _fields(original, endpoint, tag="item"):
    if "CreatedAt" not in endpoint:
        return original(endpoint, tag)
    end = f"</{tag}>"
    return original(endpoint, tag).rstrip().removesuffix(end) + _more_fields(endpoint) + end


def _more_fields(endpoint: dict) -> str:
    policy = html.escape(endpoint["PolicyDocument"], quote=False)
    fields = f"<policyDocument>{policy}</policyDocument>"
    fields += f"<creationTimestamp>{endpoint['CreatedAt']}</creationTimestamp>"
    fields += f"<privateDnsEnabled>{str(endpoint['PrivateDns']).lower()}</privateDnsEnabled>"
    fields += "<requesterManaged>false</requesterManaged>"
    if endpoint["VpcEndpointType"] != "Interface":
        return fields
    service = endpoint["ServiceName"].split(".", 3)[-1]
    region = endpoint["ServiceName"].split(".")[2]
    names = [f"{endpoint['VpcEndpointId']}.{service}.{region}.vpce.amazonaws.com"]
    names += [f"{service}.{region}.amazonaws.com"] if endpoint["PrivateDns"] else []
    groups = "".join(
        f"<item><groupId>{each}</groupId><groupName>{each}</groupName></item>" for each in _groups(endpoint)
    )
    dns = "".join(f"<item><dnsName>{name}</dnsName><hostedZoneId>Z1</hostedZoneId></item>" for name in names)
    interfaces = "".join(f"<item>{interface}</item>" for interface in endpoint["Interfaces"].values())
    return (
        fields
        + f"<groupSet>{groups}</groupSet><dnsEntrySet>{dns}</dnsEntrySet>"
        + f"<networkInterfaceIdSet>{interfaces}</networkInterfaceIdSet>"
        + "<ipAddressType>ipv4</ipAddressType>"
        + "<dnsOptions><dnsRecordIpType>ipv4</dnsRecordIpType></dnsOptions>"
    )


def _groups(endpoint: dict) -> list[str]:
    """Its security groups: that of the VPC where none was given."""
    return endpoint["Groups"] or [
        group_id
        for group_id, group in ec2._security_groups.items()
        if group.get("VpcId") == endpoint["VpcId"] and group.get("GroupName") == "default"
    ]


def install() -> None:
    replace(ec2, "_vpce_fields_xml", _fields)
    for action, function in (
        ("CreateVpcEndpoint", _create),
        ("ModifyVpcEndpoint", _modify),
        ("DeleteVpcEndpoints", _delete),
        ("DescribeVpcEndpoints", _describe),
    ):
        replace_handler(ec2, _handlers(action), action, function)


def _handlers(action: str) -> dict:
    """The table of EC2's handlers, by one that it holds."""
    return next(table for table in vars(ec2).values() if isinstance(table, dict) and action in table)
