#include "conformance/signing_case.h"

#include "core/auth/hash.h"
#include "core/auth/sigv4.h"
#include "core/base/encoding.h"
#include "core/base/time_format.h"

#include <algorithm>

namespace botoscope::conformance {

namespace fs = std::filesystem;

namespace {

bool needsEncoding(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || static_cast<unsigned char>(c) > 0x7E; });
}

} // namespace

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

SigningCase readSigningCase(const Value& json)
{
    const auto flag = [&](const char* key, bool standard) {
        const Value* value = json.find(key);
        return value ? value->toBool() : standard;
    };
    SigningCase context;
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

Result<auth::SigningTrace> signCase(const std::filesystem::path& folder, bool query, bool asymmetric)
{
    const auto json = readJson(folder / "context.json");
    const auto text = readText(folder / "request.txt");
    if (!json || !text) {
        return json ? text.error() : json.error();
    }
    SigningCase context = readSigningCase(*json);
    http::Request request = toRequest(parseRequest(*text), context.rules);
    if (context.signBody && !query) {
        request.headers.add("X-Amz-Content-Sha256", auth::sha256Hex(*request.body.shared()));
    }
    const auth::Sigv4Variant variant{query, false, false, asymmetric, context.rules};
    return auth::signV4(variant, request, context.credentials, context.signing);
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

} // namespace botoscope::conformance
