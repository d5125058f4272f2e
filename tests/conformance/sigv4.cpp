#include "conformance/sigv4.h"

#include "conformance/signing_case.h"
#include "core/auth/hash.h"
#include "core/auth/sigv4.h"
#include "core/auth/verify.h"
#include "core/base/time_format.h"

namespace botoscope::conformance {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> runCase(const fs::path& folder, bool query, const std::string& style)
{
    const auto trace = signCase(folder, query, false);
    if (!trace) {
        return trace.error().message;
    }
    for (const auto& [name, actual] :
         {std::pair{"canonical-request", &trace->canonicalRequest}, std::pair{"string-to-sign", &trace->stringToSign},
          std::pair{"signature", &trace->signature}}) {
        if (auto different = compareText(folder / (style + name + ".txt"), *actual)) {
            return different;
        }
    }
    return std::nullopt;
}

std::optional<std::string> runLegacyCase(const fs::path& folder)
{
    const std::string name = (folder / folder.filename()).string();
    const auto text = readText(name + ".req");
    const auto canonical = readText(name + ".creq");
    if (!text || !canonical) {
        return "unreadable case";
    }
    SigningCase context;
    context.credentials.accessKeyId = "AKIDEXAMPLE";
    context.credentials.secretAccessKey = SecretString("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    constexpr std::string_view tokenHeader = "x-amz-security-token:";
    if (const auto at = canonical->find(tokenHeader); at != std::string::npos) {
        const auto start = at + tokenHeader.size();
        context.credentials.sessionToken = SecretString(canonical->substr(start, canonical->find('\n', start) - start));
    }
    context.signing.region = "us-east-1";
    context.signing.service = "service";
    context.signing.time = *parseTimestamp("2015-08-30T12:36:00Z");
    http::Request request = toRequest(parseRequest(*text), context.rules);
    const auto trace =
        auth::signV4({false, false, false, false, context.rules}, request, context.credentials, context.signing);
    if (!trace) {
        return trace.error().message;
    }
    for (const auto& [extension, actual] :
         {std::pair{".creq", trace->canonicalRequest}, std::pair{".sts", trace->stringToSign},
          std::pair{".authz", request.headers.get("Authorization")}}) {
        if (auto different = compareText(name + extension, actual)) {
            return different;
        }
    }
    return std::nullopt;
}

} // namespace

SuiteResult runSigv4(const fs::path& folder, bool query)
{
    SuiteResult result;
    const std::string style = query ? "query-" : "header-";
    for (const fs::path& path : caseFolders(folder)) {
        if (fs::exists(path / (style + "canonical-request.txt"))) {
            result.count(style + path.filename().string(), runCase(path, query, style));
        }
    }
    return result;
}

SuiteResult runSigv4Legacy(const fs::path& folder)
{
    SuiteResult result;
    for (const fs::path& path : caseFolders(folder)) {
        result.count(path.filename().string(), runLegacyCase(path));
    }
    return result;
}

SuiteResult runSigv4Verify(const fs::path& folder, bool query)
{
    SuiteResult result;
    const std::string style = query ? "query-" : "header-";
    for (const fs::path& path : caseFolders(folder)) {
        const auto json = readJson(path / "context.json");
        const auto text = readText(path / (style + "signed-request.txt"));
        if (!json || !text || !fs::exists(path / (style + "signature.txt"))) {
            continue;
        }
        const SigningCase context = readSigningCase(*json);
        if (!context.rules.normalize || !context.rules.encodeAgain || context.omitToken) {
            continue; // signed for services with other rules, which no request shows
        }
        const RawRequest raw = parseRequest(*text);
        const auto verification =
            auth::verifySignature({raw.method, raw.target, raw.headers, raw.body},
                                  [&](std::string_view) { return std::optional(context.credentials.secretAccessKey); },
                                  {context.signing.time, auth::RefusalStyle::Query, "", ""});
        result.count(style + path.filename().string(),
                     verification.accepted() ? std::nullopt : std::optional(verification.message));
    }
    return result;
}

} // namespace botoscope::conformance
