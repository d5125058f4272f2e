#pragma once
#include "conformance/suite.h"

namespace botoscope::conformance {

// The suite "credentials", a function a part. Clocks stand before every expiry.

/// chain/: whole sessions over scripted HTTP, files in memory and real programs. Keys, token, account and expiry are
/// compared, and where requests went.
SuiteResult runCredentialChain(const std::filesystem::path& folder);
/// assume-role-chain.json: the ways profiles lead from keys to a role.
SuiteResult runAssumeRoleChain(const std::filesystem::path& folder);
/// ecs-endpoint.json and imds-endpoint.json: which URL is asked first.
SuiteResult runMetadataEndpoints(const std::filesystem::path& folder);
/// login.json: the sessions of "aws login".
SuiteResult runLogin(const std::filesystem::path& folder);

/// All of them.
SuiteResult runCredentials(const std::filesystem::path& folder);

} // namespace botoscope::conformance
