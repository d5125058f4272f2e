#include "conformance/sigv4.h"

#include "core/auth/hash.h"
#include "core/auth/sigv4.h"
#include "core/auth/verify.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <algorithm>

namespace botoscope::conformance {

namespace {

namespace fs = std::filesystem;

/// A raw request of the vectors.
struct RawRequest {
    std::string method, target, body;
    http::Headers headers;
};

RawRequest parseRequest(const std::string& text)
{
    RawRequest raw;
    std::size_t at = text.find('\n');
    const std::string line(trim(text.substr(0, at)));
    raw.method = line.substr(0, line.find(' '));
    raw.target = line.substr(raw.method.size() + 1);
    if (const auto version = raw.target.rfind(" HTTP/"); version != std::string::npos) {
        raw.target.resize(version);
    }
    std::vector<http::Headers::Field> fields;
    while (at != std::string::npos && at + 1 < text.size()) {
        const std::size_t start = at + 1;
        at = text.find('\n', start);
        const std::string header = text.substr(start, at == std::string::npos ? at : at - start);
        if (trim(header).empty()) {
            raw.body = at == std::string::npos ? "" : text.substr(at + 1);
            break;
        }
        if (header.front() == ' ' || header.front() == '\t') {
            fields.back().second += ' ' + std::string(trim(header));
            continue;
        }
        const auto colon = header.find(':');
        fields.emplace_back(header.substr(0, colon), header.substr(colon + 1));
    }
    for (auto& [name, value] : fields) {
        raw.headers.add(std::move(name), std::move(value));
    }
    return raw;
}

bool needsEncoding(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || static_cast<unsigned char>(c) > 0x7E; });
}

/// The request as a signer gets it. A path that is not yet encoded is encoded here, and then not a second time.
http::Request toRequest(const RawRequest& raw, auth::PathRules& rules)
{
    const auto mark = std::min(raw.target.find('?'), raw.target.size());
    std::string path = raw.target.substr(0, mark);
    std::string query = raw.target.substr(mark);
    if (needsEncoding(path)) {
        path = percentEncode(path, "/%");
        rules.encodeAgain = false;
    }
    if (needsEncoding(query)) {
        query = percentEncode(query, "?&=%");
    }
    http::Request request;
    request.method = raw.method;
    request.url = "https://" + raw.headers.get("Host") + path + query;
    request.headers = raw.headers;
    request.body = http::Body(raw.body);
    return request;
}

struct Context {
    auth::Credentials credentials;
    auth::SigningContext signing;
    auth::PathRules rules;
    bool signBody = false;
    bool omitToken = false;
};

Context readContext(const Value& json)
{
    const auto flag = [&](const char* key, bool standard) {
        const Value* value = json.find(key);
        return value ? value->toBool() : standard;
    };
    Context context;
    const Value& credentials = json["credentials"];
    context.credentials.accessKeyId = credentials["access_key_id"].toString();
    context.credentials.secretAccessKey = SecretString(credentials["secret_access_key"].toString());
    context.omitToken = flag("omit_session_token", false);
    if (!context.omitToken) {
        context.credentials.sessionToken = SecretString(credentials["token"].toString());
    }
    context.signing.region = json["region"].toString();
    context.signing.service = json["service"].toString();
    context.signing.time = parseTimestamp(json["timestamp"].toString()).value_or(Timestamp{});
    context.signing.expiresSeconds = static_cast<int>(json["expiration_in_seconds"].toInt());
    context.rules = {flag("normalize", true), flag("double_uri_encode", true)};
    context.signBody = flag("sign_body", false);
    return context;
}

std::optional<std::string> compareText(const fs::path& file, const std::string& actual)
{
    const auto expected = readText(file);
    if (!expected || trim(*expected) == trim(actual)) {
        return std::nullopt; // an artefact the case does not have
    }
    return file.filename().string() + ": expected\n" + *expected + "\ngot\n" + actual;
}

std::vector<fs::path> caseFolders(const fs::path& folder)
{
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory()) {
            out.push_back(entry.path());
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<std::string> runCase(const fs::path& folder, bool query, const std::string& style)
{
    const auto json = readJson(folder / "context.json");
    const auto text = readText(folder / "request.txt");
    if (!json || !text) {
        return "unreadable case";
    }
    Context context = readContext(*json);
    http::Request request = toRequest(parseRequest(*text), context.rules);
    if (context.signBody && !query) {
        request.headers.add("X-Amz-Content-Sha256", auth::sha256Hex(*request.body.shared()));
    }
    const auth::Sigv4Variant variant{query, false, false, context.rules};
    const auto trace = auth::signV4(variant, request, context.credentials, context.signing);
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
    Context context;
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
        auth::signV4({false, false, false, context.rules}, request, context.credentials, context.signing);
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
        const Context context = readContext(*json);
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
