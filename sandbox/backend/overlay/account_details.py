"""IAM: what the details of an account tell beside MiniStack's.

Permissions boundaries, AWS's own policies that are attached, and trust policies with ARNs in the place of unique ids.
"""

import re

from ministack.services import iam

from . import principals
from .patching import replace_handler


def _details(original, request):
    before = {name: iam._roles[name] for name in iam._roles}
    for name, role in before.items():
        trust = principals.with_arns(role["AssumeRolePolicyDocument"])
        iam._roles[name] = {**role, "AssumeRolePolicyDocument": trust}
    try:
        status, headers, body = original(request)
    finally:
        for name, role in before.items():
            iam._roles[name] = role
    text = body.decode()
    for kind, store in (("User", iam._users), ("Role", iam._roles)):
        text = re.sub(
            rf"<member><{kind}Name>([^<]*)</{kind}Name>",
            lambda found, store=store: found[0] + _boundary(store.get(found[1])),
            text,
        )
    text = text.replace("<Policies>", f"<Policies>{_of_aws()}")
    return status, headers, text.encode()


def _boundary(owner: dict | None) -> str:
    arn = (owner or {}).get("PermissionsBoundary")
    if not arn:
        return ""
    return (
        "<PermissionsBoundary><PermissionsBoundaryType>Policy</PermissionsBoundaryType>"
        f"<PermissionsBoundaryArn>{arn}</PermissionsBoundaryArn></PermissionsBoundary>"
    )


def _of_aws() -> str:
    """AWS's own policies that somebody of the account has, or is bounded by."""
    owners = [*iam._users.values(), *iam._groups.values(), *iam._roles.values()]
    named = {arn for owner in owners for arn in owner.get("AttachedPolicies", [])}
    named |= {owner["PermissionsBoundary"] for owner in owners if owner.get("PermissionsBoundary")}
    found = [(arn, iam._lookup_policy(arn)) for arn in sorted(named) if iam._is_aws_managed_arn(arn)]
    return "".join(_policy(arn, policy) for arn, policy in found if policy is not None)


def _policy(arn: str, policy: dict) -> str:
    versions = "".join(
        f"<member><Document>{iam._url_quote(version['Document'], safe='')}</Document>"
        f"<VersionId>{version['VersionId']}</VersionId><IsDefaultVersion>true</IsDefaultVersion></member>"
        for version in policy["Versions"].values()
        if version["VersionId"] == policy["DefaultVersionId"]
    )
    return (
        f"<member><PolicyName>{policy['PolicyName']}</PolicyName>"
        f"<Arn>{arn}</Arn><Path>{policy['Path']}</Path>"
        f"<DefaultVersionId>{policy['DefaultVersionId']}</DefaultVersionId>"
        f"<PolicyVersionList>{versions}</PolicyVersionList></member>"
    )


def install() -> None:
    replace_handler(iam, iam._IAM_HANDLERS, "GetAccountAuthorizationDetails", _details)
