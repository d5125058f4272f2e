#include "ui/shell/tour_profiles.h"

namespace botoscope::ui {

namespace {

/// Profiles that lead into errors when they are used.
std::string usedProfiles(const std::string& endpoint)
{
    const std::string keys = "aws_access_key_id = AKIDTOUR\naws_secret_access_key = not-the-right-one\n"
                             "region = eu-central-1\nmax_attempts = 2\n";
    return "[profile wrong-key]\n" + keys + "endpoint_url = " + endpoint + "\n\n[profile unreachable]\n" + keys +
           "endpoint_url = http://127.0.0.1:1\n\n[profile refused-role]\nrole_arn = "
           "arn:aws:iam::123456789012:role/Refused\n"
           "source_profile = wrong-key\nregion = eu-central-1\nendpoint_url = " +
           endpoint + "\n\n";
}

/// One profile of each type, to be looked at only.
constexpr auto shownProfiles = R"(# Team profiles. Ask Anna before you change them.
[profile base]
region = eu-west-1
output = json
s3 =
    addressing_style = path

[profile dev]
role_arn = arn:aws:iam::123456789012:role/Developer
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/anna
duration_seconds = 3600
region = eu-west-1

[profile corp]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = ReadOnlyAccess
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile old-sso]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 123456789012
sso_role_name = Auditor

[profile lapsed]
sso_start_url = https://lapsed.example/start
sso_region = eu-west-1
sso_account_id = 210987654321
sso_role_name = Operator

[profile process]
credential_process = /opt/corp/bin/aws-keys --team data

[profile keychain]
credential_process = botoscope credential-process --profile keychain

[profile pod]
role_arn = arn:aws:iam::123456789012:role/Pod
web_identity_token_file = /var/run/secrets/eks.amazonaws.com/token

[profile console]
login_session = arn:aws:iam::123456789012:user/anna

[profile machine]
role_arn = arn:aws:iam::123456789012:role/Batch
credential_source = Ec2InstanceMetadata

[profile local]
endpoint_url = http://localhost:4566
region = us-east-1

[profile broken]
role_arn = arn:aws:iam::123:role/Broken
source_profile = nobody
region = eu-west-9
)";

constexpr auto keysOfBase = R"([base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
)";

} // namespace

std::string tourConfigFile(const std::string& endpoint)
{
    return usedProfiles(endpoint) + shownProfiles;
}

std::string tourCredentialsFile()
{
    return keysOfBase;
}

} // namespace botoscope::ui
