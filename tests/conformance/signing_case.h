#pragma once
#include "conformance/suite.h"
#include "core/auth/canonical.h"
#include "core/auth/credentials.h"
#include "core/auth/signer.h"

// What the suites of signing vectors have in common: a folder a case with raw requests and a context.
namespace botoscope::conformance {

/// A raw request of the vectors.
struct RawRequest {
    std::string method, target, body;
    http::Headers headers;
};
RawRequest parseRequest(const std::string& text);
/// The request as a signer gets it. A path that is not yet encoded is encoded here, and then not a second time.
http::Request toRequest(const RawRequest& raw, auth::PathRules& rules);

/// A case's context.json.
struct SigningCase {
    auth::Credentials credentials;
    auth::SigningContext signing;
    auth::PathRules rules;
    bool signBody = false;
    bool omitToken = false;
};
SigningCase readSigningCase(const Value& json);
/// Signs a case's request with SigV4, or SigV4a. Errors: Io and Parse of unreadable files, and the signer's.
Result<auth::SigningTrace> signCase(const std::filesystem::path& folder, bool query, bool asymmetric);

/// The difference to an artefact's file; nullopt also where the case has no such file.
std::optional<std::string> compareText(const std::filesystem::path& file, const std::string& actual);
std::vector<std::filesystem::path> caseFolders(const std::filesystem::path& folder);

} // namespace botoscope::conformance
