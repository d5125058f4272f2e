#include "conformance/user_agent.h"

#include "core/client/user_agent.h"
#include "core/lifecycle/user_agent_features.h"

namespace botoscope::conformance {

namespace {

constexpr const char* sdk = "Botoscope/1";

client::Platform platformOf(const Value& input)
{
    client::Platform platform;
    platform.system = input["platform_name"].toString();
    platform.release = input["platform_version"].toString();
    platform.machine = input["platform_machine"].toString();
    platform.language = "python";
    platform.languageVersion = input["python_version"].toString();
    platform.executionEnvironment = input["execution_env"].toString();
    if (input["crt_version"].isString()) { // botocore's library for signing
        platform.cryptoName = "awscrt";
        platform.cryptoVersion = input["crt_version"].toString();
    }
    return platform;
}

/// "{SDK}" in full. The implementation of Python is part of the language's token.
std::string expectedText(std::string text, const Value& input)
{
    const auto replace = [&text](const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        if (at != std::string::npos && !from.empty()) {
            text.replace(at, from.size(), to);
        }
    };
    replace("{SDK}", sdk);
    replace(" md/pyimpl#" + input["python_implementation"].toString(), "");
    return text;
}

std::optional<std::string> runText(const Value& item)
{
    const Value& cut = item["component"];
    std::string got;
    if (cut.isMap()) {
        got = lifecycle::shortenUserAgent(cut["prefix"].toString() + '/' + cut["value"].toString(),
                                          static_cast<std::size_t>(cut["max_size_in_bytes"].toInt()),
                                          cut["delimiter"].toString().at(0));
    } else {
        lifecycle::ClientConfig config;
        config.userAgentAppId = item["config"]["user_agent_appid"].toString();
        config.userAgentExtra = item["config"]["user_agent_extra"].toString();
        if (const Value* mode = item["config"]["retries"].find("mode")) {
            config.retries.mode = mode->toString();
        }
        const auto agent = client::userAgent({"Botoscope", "1"}, config, platformOf(item["input"]));
        got = agent.head + agent.tail;
    }
    for (const char* list : {"in_order", "any_order"}) {
        for (const Value& part : item["expect"][list].list()) {
            if (got.find(expectedText(part.toString(), item["input"])) == std::string::npos) {
                return "no " + part.toString() + " in " + got;
            }
        }
    }
    const Value* exact = item["expect"].find("exact");
    return exact ? difference(expectedText(exact->toString(), item["input"]), got) : std::nullopt;
}

} // namespace

SuiteResult runUserAgent(const std::filesystem::path& folder)
{
    SuiteResult result;
    const Value features = casesIn(folder / "feature-ids.json", result);
    for (const auto& [name, value] : features.map()) {
        const std::string_view known = lifecycle::userAgentFeature(name.view());
        if (!known.empty()) {
            result.count(name.str(), difference(value, known));
        }
    }
    const Value texts = casesIn(folder / "strings.json", result);
    for (const Value& item : texts.list()) {
        result.count(item["id"].toString(), runText(item));
    }
    return result;
}

} // namespace botoscope::conformance
