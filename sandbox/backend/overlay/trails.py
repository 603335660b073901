"""CloudTrail: a trail keeps its tags and its log group, and is refused where it could not write its logs."""

from ministack.core.responses import get_account_id
from ministack.services import cloudtrail, s3

from . import evaluation
from .caller import Service, acting_as
from .keys import KeyRefused, KeyUse, require
from .patching import replace_handler

_LOG_MEMBERS = ("CloudWatchLogsLogGroupArn", "CloudWatchLogsRoleArn")


def _create(original, body):
    refused = _refusal(body, body.get("Name", ""))
    if refused:
        return refused
    answer = original(body)
    if answer[0] != 200:
        return answer
    arn = cloudtrail._trail_arn(body["Name"])
    trail = cloudtrail._trails[body["Name"]]
    trail.update({name: body[name] for name in _LOG_MEMBERS if body.get(name)})
    tags = body.get("TagsList") or []
    cloudtrail._trail_tags[arn] = {tag["Key"]: tag.get("Value", "") for tag in tags}
    return answer


def _update(original, body):
    name = body.get("Name", "").rsplit("/", 1)[-1]
    trail = cloudtrail._trails.get(name) or {}
    return _refusal({**trail, **body}, name) or original(body)


def _delete(original, body):
    name = body.get("Name", "").rsplit("/", 1)[-1]
    cloudtrail._trail_tags.pop(cloudtrail._trail_arn(name), None)
    return original(body)


def _refusal(trail: dict, name: str) -> tuple | None:
    """The error for a bucket or key that does not admit CloudTrail for this trail."""
    arn, account = cloudtrail._trail_arn(name), get_account_id()
    bucket = trail.get("S3BucketName", "")
    if not s3._buckets.contains_scoped(account, None, bucket):
        return cloudtrail._err("S3BucketDoesNotExistException", f"S3 bucket {bucket} does not exist!")
    service = Service("cloudtrail.amazonaws.com", arn, account)
    prefix = f"{trail['S3KeyPrefix']}/" if trail.get("S3KeyPrefix") else ""
    policy = s3._bucket_policies.get_scoped(account, None, bucket) or ""
    acl = {"s3:x-amz-acl": "bucket-owner-full-control"}
    for action, resource in (
        ("s3:GetBucketAcl", f"arn:aws:s3:::{bucket}"),
        ("s3:PutObject", f"arn:aws:s3:::{bucket}/{prefix}AWSLogs/{account}/CloudTrail"),
    ):
        if not evaluation.service_may(service, action, resource, policy, acl):
            why = f"Incorrect S3 bucket policy is detected for bucket: {bucket}"
            return cloudtrail._err("InsufficientS3BucketPolicyException", why)
    return _refusal_by_key(trail.get("KmsKeyId"), arn, account, service)


def _refusal_by_key(key_id: str | None, arn: str, account: str, service: Service) -> tuple | None:
    if not key_id:
        return None
    try:
        with acting_as(service):
            require(KeyUse(key_id, account, "s3", ("aws:cloudtrail:arn", arn)), "kms:GenerateDataKey")
    except KeyRefused as refused:
        if refused.kind == "NotFound":
            return cloudtrail._err("KmsKeyNotFoundException", str(refused))
        why = f"Insufficient permissions to access S3 bucket or KMS key {key_id}."
        return cloudtrail._err("InsufficientEncryptionPolicyException", why)
    return None


def install() -> None:
    for action, function in (("CreateTrail", _create), ("UpdateTrail", _update), ("DeleteTrail", _delete)):
        replace_handler(cloudtrail, cloudtrail._DISPATCH, action, function)
