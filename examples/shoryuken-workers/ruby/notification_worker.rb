# app/workers/notification_worker.rb
class NotificationWorker
  include Shoryuken::Worker

  # Deleted when the work is done, and not before; hidden from others for as long as it takes. The body comes as text:
  # where Shoryuken parses it, it may log a body that is no JSON. There are no non_retryable_exceptions either, for
  # they delete a message that nobody has looked at.
  shoryuken_options queue: "myapp-jobs", auto_delete: true, auto_visibility_timeout: true, body_parser: :text

  ID = /\A[A-Za-z0-9](?:[-_:.]?[A-Za-z0-9])*\z/

  def perform(_message, body)
    job = read(body)
    note = job["sealedNote"] && JOBS.open(job["sealedNote"])
    # SQS may deliver a message twice: the second time finds its row.
    Notification.insert({ job_id: job["id"], user_id: job["userId"], note: note }, unique_by: :job_id)
  end

  private

  def read(body)
    job = JSON.parse(body, max_nesting: 2)
    known = job.is_a?(Hash) && (job.keys - %w[id kind userId sealedNote]).empty?
    ids = known && job.values_at("id", "userId").all? { |id| id.is_a?(String) && id.length <= 64 && id.match?(ID) }
    kind = ids && (job.key?("sealedNote") ? "note" : "welcome")
    raise SignedJobs::BadJob, "the message is no job" unless kind && job["kind"] == kind

    job
  rescue JSON::ParserError
    raise SignedJobs::BadJob, "the message is no JSON"
  end
end
