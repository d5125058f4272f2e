#include "core/credentials/ec2_file_provider.h"

#include "core/config/python_text.h"
#include "core/credentials/failure.h"

namespace botoscope::credentials {

std::map<std::string, std::string> keyValuePairs(const std::string& text)
{
    using config::stripBlanks;
    std::map<std::string, std::string> pairs;
    for (const std::string_view line : config::splitLines(text)) {
        const auto equals = line.find('=');
        if (equals != std::string_view::npos) {
            pairs[std::string(stripBlanks(line.substr(0, equals)))] = stripBlanks(line.substr(equals + 1));
        }
    }
    return pairs;
}

Task<Result<Answer>> Ec2FileProvider::load(Asking&)
{
    const std::string* variable = m_around->settings.environment().find("AWS_CREDENTIAL_FILE");
    if (!variable) {
        co_return Answer("AWS_CREDENTIAL_FILE is not set");
    }
    const std::string path = m_around->expand(*variable);
    std::string problem;
    const auto text = m_around->readFile(path, &problem);
    if (!text) {
        co_return failureOf("ConfigNotFound", path + " (AWS_CREDENTIAL_FILE) can't be read: " + problem)
            .with("path", path);
    }
    auto pairs = keyValuePairs(*text);
    if (!pairs.contains("AWSAccessKeyId")) {
        co_return Answer(path + " has no AWSAccessKeyId");
    }
    if (!pairs.contains("AWSSecretKey")) {
        co_return partial(method(), "AWSSecretKey").with("path", path).with("exception", "KeyError");
    }
    auth::Credentials credentials;
    credentials.accessKeyId = pairs["AWSAccessKeyId"];
    credentials.secretAccessKey = SecretString(pairs["AWSSecretKey"]);
    credentials.method = method();
    co_return Answer(std::move(credentials), path + " (AWS_CREDENTIAL_FILE)");
}

} // namespace botoscope::credentials
