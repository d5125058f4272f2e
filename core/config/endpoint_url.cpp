#include "core/config/endpoint_url.h"

#include "core/base/encoding.h"

#include <algorithm>

namespace botoscope::config {

namespace {

using Found = std::optional<ConfiguredEndpoint>;

Found fromVariable(const Environment& environment, const std::string& name)
{
    const std::string* url = environment.find(name);
    if (!url || url->empty()) {
        return std::nullopt;
    }
    return ConfiguredEndpoint{*url, {Source::Kind::Environment, name}};
}

Found fromSetting(const Setting* setting)
{
    if (!setting || setting->isBlock || setting->text.empty()) {
        return std::nullopt;
    }
    return ConfiguredEndpoint{setting->text, {Source::Kind::Profile, setting->origin.text()}};
}

Result<Found> fromServices(const Settings& settings, const Section& profile, const std::string& serviceKey)
{
    const Setting* named = profile.find("services");
    if (!named) {
        return Found();
    }
    const Section* services = settings.profiles().services(named->text);
    if (!services || services->settings.empty()) {
        Error error(ErrorCode::InvalidConfig,
                    "The profile uses the services section \"" + named->text + "\", which does not exist");
        return error.with("services", named->text).with("source", named->origin.text());
    }
    const Setting* service = services->find(serviceKey);
    return fromSetting(service ? service->find("endpoint_url") : nullptr);
}

Result<bool> isIgnored(const Settings& settings, std::optional<bool> ignore)
{
    if (ignore) {
        return *ignore;
    }
    auto value = settings.get("ignore_configured_endpoint_urls");
    if (!value) {
        return std::move(value).error();
    }
    return value->toBool();
}

} // namespace

Result<Found> configuredEndpointUrl(const Settings& settings, std::string_view serviceId, std::optional<bool> ignore)
{
    auto ignored = isIgnored(settings, ignore);
    if (!ignored) {
        return std::move(ignored).error();
    }
    if (*ignored) {
        return Found();
    }
    std::string key(serviceId);
    std::replace(key.begin(), key.end(), '-', '_');
    if (auto found = fromVariable(settings.environment(), "AWS_ENDPOINT_URL_" + toUpper(key))) {
        return found;
    }
    if (auto found = fromVariable(settings.environment(), "AWS_ENDPOINT_URL")) {
        return found;
    }
    auto profile = settings.profile();
    if (!profile) {
        return std::move(profile).error();
    }
    if (!*profile) {
        return Found();
    }
    auto found = fromServices(settings, **profile, toLower(key));
    if (!found || *found) {
        return found;
    }
    return fromSetting((*profile)->find("endpoint_url"));
}

} // namespace botoscope::config
