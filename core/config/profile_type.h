#pragma once
#include "core/config/profiles.h"

#include <string>
#include <string_view>

namespace botoscope::config {

/// Where a profile's credentials come from: the first that the credential chain would find (botocore-behaviour.md
/// §7.5).
enum class ProfileType {
    AssumeRole,   ///< role_arn with source_profile
    SourcedRole,  ///< role_arn with credential_source: container, instance metadata or environment
    WebIdentity,  ///< role_arn with web_identity_token_file
    SsoSession,   ///< sso_account_id, sso_role_name and an [sso-session]
    SsoLegacy,    ///< the same with sso_start_url in the profile itself
    StaticKeys,   ///< aws_access_key_id in a file
    Login,        ///< login_session of "aws login"
    KeychainKeys, ///< credential_process that is this program: keys in the system's keychain
    Process,      ///< any other credential_process
    EndpointOnly, ///< no credentials, but an endpoint_url of its own
    Empty,        ///< nothing about credentials: environment, container or instance decide
};

std::string_view profileTypeName(ProfileType type); ///< "assume-role", for scripts

ProfileType profileType(std::string_view name, const ProfileStore& profiles);

/// Whether the value of a key is a secret, plain or in a block: it is never shown.
bool isSecretKey(std::string_view key);

/// The account that a profile's own settings name (aws_account_id, sso_account_id, the ARN of the role or of
/// the login session); empty if none.
std::string accountOf(const Section& profile);

/// An IAM role's ARN: "arn:PARTITION:iam::ACCOUNT:role/NAME".
bool isRoleArn(std::string_view text);

} // namespace botoscope::config
