#include "core/credentials/boto_provider.h"

#include "core/config/ini.h"
#include "core/credentials/failure.h"
#include "core/credentials/profile_view.h"

#include <algorithm>

namespace botoscope::credentials {

Task<Result<Answer>> BotoProvider::load(Asking&)
{
    const std::string* variable = m_around->settings.environment().find("BOTO_CONFIG");
    const std::vector<std::string> places =
        variable ? std::vector<std::string>{*variable} : std::vector<std::string>{"/etc/boto.cfg", "~/.boto"};
    std::string seen;
    for (const std::string& place : places) {
        const std::string path = m_around->expand(place);
        seen += (seen.empty() ? "" : ", ") + path;
        const auto text = m_around->readFile(path);
        if (!text) {
            continue;
        }
        const auto sections = config::parseIni(*text, path);
        if (!sections.ok()) {
            co_return sections.error();
        }
        const auto section = std::find_if(sections->begin(), sections->end(),
                                          [](const config::Section& one) { return one.name == "Credentials"; });
        const ProfileView options(section == sections->end() ? nullptr : &*section);
        if (!options.has("aws_access_key_id")) {
            continue;
        }
        if (!options.has("aws_secret_access_key")) {
            co_return partial(method(), "aws_secret_access_key").with("where", options.where("aws_access_key_id"));
        }
        auth::Credentials credentials;
        credentials.accessKeyId = options.firstOf({"aws_access_key_id"});
        credentials.secretAccessKey = SecretString(options.firstOf({"aws_secret_access_key"}));
        credentials.method = method();
        credentials.features = {"CREDENTIALS_BOTO2_CONFIG_FILE"};
        co_return Answer(std::move(credentials), options.where("aws_access_key_id"));
    }
    co_return Answer("no credentials in " + seen);
}

} // namespace botoscope::credentials
