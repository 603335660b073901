# lib/signed_jobs.rb: checks and opens jobs as the web application signs and seals them.
require "aws-sdk-kms"
require "digest"
require "openssl"

class SignedJobs
  # What it says may be logged: it holds nothing of the message.
  BadJob = Class.new(StandardError)

  def initialize(purpose:, signing_key:, data_key:, kms: Aws::KMS::Client.new)
    @purpose, @signing_key, @data_key, @kms = purpose, signing_key, data_key, kms
  end

  # Raises BadJob unless body and attributes are as they were signed for this purpose. The key never leaves KMS.
  def verify(message)
    attributes = message.message_attributes.to_h
                        .select { |_, attribute| attribute.data_type == "String" }
                        .transform_values(&:string_value)
    mac = attributes.delete("Signature")&.unpack1("m0")
    raise BadJob, "the message is not signed" unless mac&.bytesize == 32

    bytes = texts("message", @purpose, message.body) + pairs(attributes)
    @kms.verify_mac(key_id: @signing_key, mac_algorithm: "HMAC_SHA_256",
                    message: Digest::SHA256.digest(bytes), mac: mac)
  rescue ArgumentError, Aws::KMS::Errors::KMSInvalidMacException
    raise BadJob, "the signature does not fit the message"
  end

  # Opens what was sealed with AES-256-GCM: version, length of the wrapped key, that key, nonce, tag, ciphertext.
  def open(sealed)
    bytes = sealed.unpack1("m0")
    version, length = bytes.unpack("Cn")
    header, wrapped, nonce, tag, ciphertext = bytes.unpack("a3 a#{length.to_i} a12 a16 a*")
    raise BadJob, "the note is not sealed" unless version == 1 && tag.bytesize == 16

    cipher = OpenSSL::Cipher.new("aes-256-gcm").decrypt
    cipher.key = data_key(wrapped)
    cipher.iv = nonce
    cipher.auth_tag = tag
    cipher.auth_data = header + wrapped + pairs(context)
    text = ciphertext.empty? ? "" : cipher.update(ciphertext)
    (text + cipher.final).force_encoding(Encoding::UTF_8)
  rescue ArgumentError, OpenSSL::Cipher::CipherError, Aws::KMS::Errors::InvalidCiphertextException
    raise BadJob, "the sealed note was changed"
  end

  private

  def context
    { "purpose" => @purpose }
  end

  def data_key(wrapped)
    @kms.decrypt(key_id: @data_key, ciphertext_blob: wrapped, encryption_context: context).plaintext
  end

  # Bytes of some texts that no other texts have: each comes with its length before it.
  def texts(*all)
    all.map { |text| [text.bytesize].pack("N") + text.b }.join
  end

  def pairs(by_name)
    texts(*by_name.sort.flatten)
  end
end
