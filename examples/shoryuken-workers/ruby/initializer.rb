# config/initializers/shoryuken.rb
require "signed_jobs"

# Which worker does a job is decided here and not by an attribute of the message, which comes before any check.
class OneWorkerRegistry < Shoryuken::DefaultWorkerRegistry
  def fetch_worker(queue, _message)
    @workers[queue]&.new
  end
end
Shoryuken.worker_registry = OneWorkerRegistry.new

# Who sent the message is checked before anything is done with it. One that does not fit raises: it is not deleted,
# and after the last receive SQS moves it to the dead-letter queue, as it came.
class VerifyMiddleware
  def initialize(jobs)
    @jobs = jobs
  end

  def call(_worker, _queue, message, _body)
    @jobs.verify(message)
    yield
  end
end

# A line for each event, with ids and never a body. Of an error the class alone, for its words may quote the message.
class AuditMiddleware
  def call(worker, queue, message, _body)
    facts = { job: worker.class.name, queue: queue, messageId: message.message_id,
              receiveCount: message.attributes["ApproximateReceiveCount"].to_i }
    log("job_started", facts)
    yield
    log("job_completed", facts)
  rescue StandardError => e
    log("job_failed", facts.merge(reason: e.is_a?(SignedJobs::BadJob) ? e.message : e.class.name))
    raise
  end

  private

  def log(event, facts)
    Shoryuken.logger.info({ timestamp: Time.now.utc.iso8601(3), event: event, **facts }.to_json)
  end
end

JOBS = SignedJobs.new(purpose: ENV.fetch("PURPOSE"), signing_key: ENV.fetch("SIGNING_KEY"),
                      data_key: ENV.fetch("DATA_KEY"))

Shoryuken.configure_server do |config|
  # The audit log has told of the failure already; the handler of Shoryuken would print the words of the error.
  Shoryuken.exception_handlers = []

  # Outermost first: what fails in one of these is neither worked on nor deleted.
  config.server_middleware do |chain|
    chain.insert_before Shoryuken::Middleware::Server::Timing, VerifyMiddleware, JOBS
    chain.insert_before VerifyMiddleware, AuditMiddleware
  end
end

# Regions, credentials and endpoints come from the default chain of the AWS SDK: the role of the task. There are no keys
# here. ECS hands DATABASE_URL to the task by reference. Where the platform cannot, read the secret and hand it to the
# client alone, so that no child process and no dump of the environment has it:
#
#   secret = Aws::SecretsManager::Client.new.get_secret_value(secret_id: "myapp/database")
#   ActiveRecord::Base.establish_connection(JSON.parse(secret.secret_string).fetch("url"))
