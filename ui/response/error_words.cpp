#include "ui/response/error_words.h"

#include <QCoreApplication>

namespace botoscope::ui {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("ErrorWords", text);
}

QString nextStep(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ParamValidation:
        return words("Correct the marked fields, then send again.");
    case ErrorCode::NoCredentials:
    case ErrorCode::PartialCredentials:
        return words("Choose a profile that has credentials, or the simulator, in the strip above.");
    case ErrorCode::NoRegion:
    case ErrorCode::InvalidRegion:
        return words("Choose a region in the strip above.");
    case ErrorCode::EndpointConnection:
        return words("Check the network, the region and the endpoint URL, then send again.");
    case ErrorCode::ConnectTimeout:
    case ErrorCode::ReadTimeout:
        return words("The server was silent for too long. Send again, or raise the timeout.");
    case ErrorCode::Ssl:
        return words("If this is a server of yours, name its certificate with ca_bundle in the profile.");
    case ErrorCode::ProxyConnection:
        return words("Check the proxy in HTTPS_PROXY and NO_PROXY.");
    case ErrorCode::ConnectionClosed:
        return words("The server hung up. Send again; if it repeats, look at the wire steps in the trace.");
    case ErrorCode::ResponseParser:
        return words("The server's answer does not follow the protocol: look at the response in the trace.");
    case ErrorCode::ProfileNotFound:
        return words("Choose another profile, or add this one to ~/.aws/config.");
    case ErrorCode::Cancelled:
        return words("You cancelled the call. Nothing more is sent.");
    default:
        return words("Look at the last step of the trace for what led to it.");
    }
}

QString refusalNext(const std::string& code, std::int64_t status)
{
    if (code == "SignatureDoesNotMatch" || code == "InvalidSignatureException") {
        return words("Check the secret key of this profile and the clock; the trace shows the canonical request.");
    }
    if (code == "InvalidClientTokenId" || code == "UnrecognizedClientException" || code == "InvalidAccessKeyId") {
        return words("This access key is not known there: check the profile and the endpoint.");
    }
    if (code == "ExpiredToken" || code == "ExpiredTokenException") {
        return words("The session has expired: sign in again, then send again.");
    }
    if (status == 403) {
        return words("The identity above lacks a permission for this operation, or the resource denies it.");
    }
    if (status == 404) {
        return words("Check the name and the region: it does not exist there.");
    }
    return status >= 500 ? words("The service failed; it may work later.")
                         : words("Correct the request as the message says, then send again.");
}

} // namespace

ErrorWords errorWords(const Error& error)
{
    ErrorWords out;
    out.what = QString::fromStdString(error.message);
    const std::string_view url = error.get("url");
    out.where = QString::fromUtf8(url.data(), static_cast<qsizetype>(url.size()));
    out.next =
        !error.get("read_only").empty()
            ? words("The profile was marked read-only here. Lift the mark in the strip above, or choose another.")
        : error.get("sign_in_failed").empty() ? nextStep(error.code)
                                              : words("Send again to be asked to sign in again.");
    return out;
}

ErrorWords refusalWords(const Error& refusal, const Value& metadata, engine::Renewal renewal)
{
    ErrorWords out;
    const std::string codeName(refusal.get("code"));
    const QString code = QString::fromStdString(codeName);
    const QString message = QString::fromStdString(std::string(refusal.get("service_message")));
    out.what = message.isEmpty() ? code : code + QStringLiteral(": ") + message;
    const QString requestId = QString::fromStdString(metadata["RequestId"].toString());
    out.where = requestId.isEmpty() ? QString() : words("Request %1").arg(requestId);
    out.next = refusalNext(codeName, metadata["HTTPStatusCode"].toInt());
    if (renewal == engine::Renewal::SignIn) {
        out.next = words("The session that signed the call is good no more. The request stays as it is.");
        out.action = words("Sign in and send again");
    } else if (renewal == engine::Renewal::Fetch) {
        out.next = words("The keys that signed the call are good no more. The request stays as it is.");
        out.action = words("Get new keys and send again");
    }
    return out;
}

} // namespace botoscope::ui
