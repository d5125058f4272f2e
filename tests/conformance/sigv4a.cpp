#include "conformance/sigv4a.h"

#include "conformance/signing_case.h"
#include "core/auth/asymmetric_key.h"
#include "core/auth/hash.h"
#include "core/auth/sigv4.h"
#include "core/base/encoding.h"

namespace botoscope::conformance {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> checkSignatures(const fs::path& folder, const std::string& style,
                                           const auth::SigningTrace& trace)
{
    const auto json = readJson(folder / "public-key.json");
    const auto text = readText(folder / (style + "string-to-sign.txt"));
    const auto given = readText(folder / (style + "signature.txt"));
    if (!json || !text || !given) {
        return "unreadable public key or signature";
    }
    const auto key = auth::AsymmetricKey::fromPublic((*json)["X"].toString(), (*json)["Y"].toString());
    if (!key) {
        return "the public key is no point of the curve";
    }
    if (!key->verifies(*text, hexDecode(trim(*given)).value_or(""))) {
        return "the given signature does not verify";
    }
    if (!key->verifies(trace.stringToSign, hexDecode(trace.signature).value_or(""))) {
        return "our signature does not verify with the given public key";
    }
    return std::nullopt;
}

std::optional<std::string> checkKey(const fs::path& folder, const auth::Credentials& credentials)
{
    const auto json = readJson(folder / "public-key.json");
    const auto key = auth::AsymmetricKey::derive(credentials.accessKeyId, credentials.secretAccessKey);
    if (!json || !key) {
        return "no public key";
    }
    const bool same = key->publicX() == (*json)["X"].toString() && key->publicY() == (*json)["Y"].toString();
    return same ? std::nullopt : std::optional("derived " + key->publicX() + ' ' + key->publicY());
}

std::optional<std::string> runCase(const fs::path& folder, bool query, const std::string& style)
{
    const auto trace = signCase(folder, query, true);
    if (!trace) {
        return trace.error().message;
    }
    for (const auto& [name, actual] : {std::pair{"canonical-request", &trace->canonicalRequest},
                                       std::pair{"string-to-sign", &trace->stringToSign}}) {
        if (auto different = compareText(folder / (style + name + ".txt"), *actual)) {
            return different;
        }
    }
    const auto json = readJson(folder / "context.json");
    if (auto different = checkKey(folder, readSigningCase(*json).credentials)) {
        return different;
    }
    return checkSignatures(folder, style, *trace);
}

} // namespace

SuiteResult runSigv4a(const fs::path& folder)
{
    SuiteResult result;
    for (const bool query : {false, true}) {
        const std::string style = query ? "query-" : "header-";
        for (const fs::path& path : caseFolders(folder)) {
            if (fs::exists(path / (style + "canonical-request.txt"))) {
                result.count(style + path.filename().string(), runCase(path, query, style));
            }
        }
    }
    return result;
}

} // namespace botoscope::conformance
