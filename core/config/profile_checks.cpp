#include "core/config/profile_checks.h"

#include "core/base/encoding.h"
#include "core/config/profile_type.h"
#include "core/config/setting_checks.h"
#include "core/config/shell_split.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace botoscope::config {

namespace {

/// Looks at one profile's credential settings.
class Checker {
public:
    Checker(std::string_view name, const CheckContext& context)
        : m_name(name), m_context(context), m_profile(context.profiles.profile(name))
    {
    }

    std::vector<ProfileProblem> check()
    {
        if (!m_profile) {
            return {};
        }
        checkRole();
        checkSources();
        checkSso();
        checkKeys();
        checkProcess();
        checkServicesName();
        checkShadowed();
        checkSettings(*m_profile, m_context, m_problems);
        return std::move(m_problems);
    }

private:
    void fault(const char* code, std::string_view key, std::string words)
    {
        m_problems.push_back({true, code, "", std::string(key), std::move(words)});
    }
    void warn(const char* code, std::string_view key, std::string words)
    {
        m_problems.push_back({false, code, "", std::string(key), std::move(words)});
    }
    bool has(std::string_view key) const { return m_profile->find(key); }
    std::string text(std::string_view key) const
    {
        const std::string* value = m_profile->text(key);
        return value ? *value : std::string();
    }

    void checkRole()
    {
        if (!has("role_arn")) {
            for (const std::string_view key : {"source_profile", "credential_source", "web_identity_token_file"}) {
                if (has(key)) {
                    warn("role-arn-missing", "role_arn",
                         std::string(key) + " counts for nothing without role_arn, the role to take on.");
                }
            }
            return;
        }
        if (!isRoleArn(text("role_arn"))) {
            fault("role-arn-malformed", "role_arn", "role_arn must look like arn:aws:iam::123456789012:role/NAME.");
        }
        if (const std::string duration = text("duration_seconds"); !duration.empty()) {
            int seconds = 0;
            const auto [end, error] = std::from_chars(duration.data(), duration.data() + duration.size(), seconds);
            if (error != std::errc() || end != duration.data() + duration.size()) {
                warn("duration-malformed", "duration_seconds",
                     "duration_seconds counts for nothing: it must be a whole number of seconds.");
            } else if (seconds < 900 || seconds > 43200) {
                warn("duration-out-of-range", "duration_seconds", "STS takes 900 to 43200 seconds.");
            }
        }
    }

    void checkSources()
    {
        if (!has("role_arn") || has("web_identity_token_file")) {
            return;
        }
        const bool profile = has("source_profile");
        const bool source = has("credential_source");
        if (profile && source) {
            fault("role-source-twice", "credential_source",
                  "source_profile and credential_source exclude each other: remove one of them.");
        } else if (!profile && !source) {
            fault("role-source-missing", "source_profile",
                  "The role needs credentials to be taken on with: set source_profile or credential_source.");
        } else if (source) {
            checkCredentialSource();
        } else {
            followSources();
        }
    }

    void checkCredentialSource()
    {
        constexpr std::array<std::string_view, 3> known = {"Environment", "Ec2InstanceMetadata", "EcsContainer"};
        if (std::find(known.begin(), known.end(), text("credential_source")) == known.end()) {
            fault("credential-source-unknown", "credential_source",
                  "credential_source must be Environment, Ec2InstanceMetadata or EcsContainer, spelt like that.");
        }
    }

    /// Walks along source_profile as the assume-role provider does.
    void followSources()
    {
        std::set<std::string, std::less<>> visited = {std::string(m_name)};
        std::string at(m_name);
        for (const Section* section = m_profile; section && section->find("role_arn");) {
            const std::string* next = section->text("source_profile");
            if (!next) {
                return; // ends in another source; faults of it are shown at its own profile
            }
            const Section* source = m_context.profiles.profile(*next);
            if (!source) {
                fault("source-profile-missing", "source_profile",
                      (at == m_name ? "source_profile" : "source_profile of " + at) + " names the profile " + *next +
                          ", which is in neither file.");
                return;
            }
            if (*next == at && source->find("aws_access_key_id")) {
                return; // its own keys
            }
            if (source->find("aws_access_key_id") || !source->find("role_arn")) {
                checkSourceHasCredentials(*next);
                return;
            }
            if (!visited.insert(*next).second) {
                fault("source-profile-loop", "source_profile",
                      "source_profile leads in a circle: " + *next + " is on the way to itself.");
                return;
            }
            at = *next;
            section = source;
        }
    }

    void checkSourceHasCredentials(const std::string& source)
    {
        const ProfileType type = profileType(source, m_context.profiles);
        if (type == ProfileType::Empty || type == ProfileType::EndpointOnly) {
            fault("source-profile-empty", "source_profile", "The profile " + source + " has no credentials to give.");
        }
    }

    void checkSso()
    {
        const bool wanted = has("sso_account_id") || has("sso_role_name");
        const Section* session = has("sso_session") ? m_context.profiles.ssoSession(text("sso_session")) : nullptr;
        if (has("sso_session") && !session) {
            fault("sso-session-missing", "sso_session",
                  "There is no section [sso-session " + text("sso_session") + "] in the config file.");
        }
        if (!wanted) {
            return;
        }
        for (const std::string_view key : {"sso_start_url", "sso_region"}) {
            const std::string* shared = session ? session->text(key) : nullptr;
            if (shared && has(key) && text(key) != *shared) {
                fault("sso-session-contradicts", key,
                      std::string(key) + " differs from that of the sso-session: remove it here.");
            } else if (!shared && !has(key) && (session || !has("sso_session"))) {
                fault("sso-incomplete", key, std::string(key) + " is missing.");
            }
        }
        for (const std::string_view key : {"sso_account_id", "sso_role_name"}) {
            if (!has(key)) {
                fault("sso-incomplete", key, std::string(key) + " is missing.");
            }
        }
        checkRegion(*m_profile, "sso_region", m_context, m_problems);
        const std::string account = text("sso_account_id");
        const bool digits = std::all_of(account.begin(), account.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!account.empty() && (account.size() != 12 || !digits)) {
            warn("account-malformed", "sso_account_id", "An account id has twelve digits.");
        }
    }

    void checkKeys()
    {
        // Each file's provider takes both halves from its own file.
        const Section* credentials = m_context.profiles.credentialsProfile(m_name);
        const Section* config = m_context.profiles.configProfile(m_name);
        for (const Section* section : {credentials, config}) {
            const bool first = section && section->find("aws_access_key_id");
            const bool second = section && section->find("aws_secret_access_key");
            if (first && !second && !(section == config && credentials && credentials->find("aws_access_key_id"))) {
                fault("secret-key-missing", "aws_secret_access_key",
                      "aws_access_key_id is in " + section->origin.path + " without its aws_secret_access_key.");
            } else if (second && !first) {
                warn("access-key-missing", "aws_access_key_id",
                     "aws_secret_access_key counts for nothing without aws_access_key_id in the same file.");
            }
        }
    }

    void checkProcess()
    {
        if (!has("credential_process")) {
            return;
        }
        const auto words = shellSplit(text("credential_process"));
        if (!words) {
            fault("process-malformed", "credential_process", "The command has a quotation that does not end.");
        } else if (words->empty()) {
            fault("process-missing", "credential_process", "credential_process names no command.");
        }
    }

    void checkServicesName()
    {
        const Section* services = has("services") ? m_context.profiles.services(text("services")) : nullptr;
        if (has("services") && (!services || services->settings.empty())) {
            fault("services-missing", "services",
                  "There is no section [services " + text("services") + "] with settings in the config file.");
        }
    }

    /// Credentials that never count because others come first.
    void checkShadowed()
    {
        const ProfileType type = profileType(m_name, m_context.profiles);
        const bool ownSource = text("source_profile") == m_name;
        if (has("aws_access_key_id") && type != ProfileType::StaticKeys && !ownSource) {
            warn("keys-shadowed", "aws_access_key_id",
                 "The keys count for nothing here: the profile's other credential settings come first.");
        }
        if (has("credential_process") && type != ProfileType::Process && type != ProfileType::KeychainKeys) {
            warn("process-shadowed", "credential_process",
                 "credential_process counts for nothing: the profile's other credential settings come first.");
        }
    }

    std::string_view m_name;
    const CheckContext& m_context;
    const Section* m_profile;
    std::vector<ProfileProblem> m_problems;
};

} // namespace

std::vector<ProfileProblem> checkProfile(std::string_view name, const CheckContext& context)
{
    return Checker(name, context).check();
}

std::vector<ProfileProblem> checkSsoSession(std::string_view name, const CheckContext& context)
{
    std::vector<ProfileProblem> problems;
    const Section* session = context.profiles.ssoSession(name);
    if (!session) {
        return problems;
    }
    for (const std::string_view key : {"sso_start_url", "sso_region"}) {
        if (!session->text(key)) {
            problems.push_back({true, "sso-incomplete", "", std::string(key), std::string(key) + " is missing."});
        }
    }
    const std::string* url = session->text("sso_start_url");
    if (url && !isEndpointUrl(*url)) {
        problems.push_back({true, "start-url-malformed", "", "sso_start_url",
                            "sso_start_url must begin with http:// or https:// and name a host."});
    }
    checkRegion(*session, "sso_region", context, problems);
    return problems;
}

std::vector<ProfileProblem> checkServices(std::string_view name, const CheckContext& context)
{
    std::vector<ProfileProblem> problems;
    const Section* services = context.profiles.services(name);
    for (const Setting& service : services ? services->settings : std::vector<Setting>()) {
        const Setting* url = service.find("endpoint_url");
        if (!service.isBlock) {
            problems.push_back({false, "not-a-block", "", service.key,
                                service.key + " counts for nothing: its keys stand in deeper lines below it."});
        } else if (url && !url->text.empty() && !isEndpointUrl(url->text)) {
            problems.push_back({true, "endpoint-url-malformed", service.key, "endpoint_url",
                                "endpoint_url must begin with http:// or https:// and name a host."});
        }
    }
    return problems;
}

} // namespace botoscope::config
