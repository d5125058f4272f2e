#include "core/auth/presign_post.h"

#include "core/auth/hash.h"
#include "core/auth/query_string.h"
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"

namespace botoscope::auth {

namespace {

/// The form's fields and the policy that covers them.
class PostForm {
public:
    PostForm(http::Parameters fields, const List& conditions) : m_fields(std::move(fields)), m_conditions(conditions) {}

    /// Adds a field that the policy demands as it is.
    void demand(const std::string& name, const std::string& value)
    {
        setParameter(m_fields, name, value);
        m_conditions.push_back(Value::object({{name, value}}));
    }
    void set(std::string_view name, std::string value) { setParameter(m_fields, name, std::move(value)); }

    /// Adds the policy and gives its encoded form, which is what is signed.
    std::string close(Timestamp expiration)
    {
        const Value policy = Value::object({{"expiration", formatIso8601(Timestamp::fromSeconds(expiration.seconds()))},
                                            {"conditions", Value(m_conditions)}});
        std::string encoded = base64Encode(writeJson(policy, JsonStyle::Python));
        set("policy", encoded);
        return encoded;
    }
    http::Parameters take() { return std::move(m_fields); }

private:
    http::Parameters m_fields;
    List m_conditions;
};

void signV4(PostForm& form, const Credentials& credentials, const SigningContext& context, Timestamp expiration,
            const std::string& tokenName)
{
    const std::string time = formatSigV4(context.time);
    const std::string date = time.substr(0, 8);
    form.demand("x-amz-algorithm", "AWS4-HMAC-SHA256");
    form.demand("x-amz-credential",
                credentials.accessKeyId + '/' + date + '/' + context.region + '/' + context.service + "/aws4_request");
    form.demand("x-amz-date", time);
    if (!credentials.sessionToken.empty()) {
        form.demand(tokenName, credentials.sessionToken.reveal());
    }
    const std::string policy = form.close(expiration);
    const Sha256 key = signingKey(credentials.secretAccessKey, date, context.region, context.service);
    form.set("x-amz-signature", hexEncode(asText(hmacSha256(asText(key), policy))));
}

void signSha1(PostForm& form, const Credentials& credentials, Timestamp expiration)
{
    form.set("AWSAccessKeyId", credentials.accessKeyId);
    if (!credentials.sessionToken.empty()) {
        form.demand("x-amz-security-token", credentials.sessionToken.reveal());
    }
    const std::string policy = form.close(expiration);
    form.set("signature", base64Encode(asText(hmacSha1(credentials.secretAccessKey.reveal(), policy))));
}

} // namespace

Result<http::Parameters> presignPost(std::string_view signatureVersion, http::Parameters fields, const List& conditions,
                                     const Credentials& credentials, const SigningContext& context)
{
    const bool express = signatureVersion == "v4-s3express-presign-post";
    const bool v4 = express || signatureVersion == "s3v4-presign-post";
    if (!v4 && signatureVersion != "s3-presign-post") {
        return Error(ErrorCode::UnknownSignatureVersion,
                     "Forms can't be signed with version '" + std::string(signatureVersion) + "'")
            .with("signature_version", std::string(signatureVersion));
    }
    if (v4 && context.region.empty()) {
        return Error(ErrorCode::NoRegion, "A region is needed to sign the form, and none is set");
    }
    const Timestamp expiration{context.time.micros + context.expiresSeconds * 1'000'000LL};
    PostForm form(std::move(fields), conditions);
    if (v4) {
        signV4(form, credentials, context, expiration, express ? "X-Amz-S3session-Token" : "x-amz-security-token");
    } else {
        signSha1(form, credentials, expiration);
    }
    return form.take();
}

} // namespace botoscope::auth
