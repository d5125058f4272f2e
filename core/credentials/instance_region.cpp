#include "core/credentials/instance_region.h"

#include "core/credentials/instance_metadata.h"

namespace botoscope::credentials {

namespace {

/// One letter longer than the region's name.
constexpr const char* zonePath = "latest/meta-data/placement/availability-zone/";

Task<Result<std::string>> askZone(std::shared_ptr<const Surroundings> around, FetchLog& log)
{
    auto settings = MetadataSettings::read(around->settings);
    if (!settings.ok()) {
        co_return std::move(settings).error();
    }
    InstanceMetadata service(around, std::move(*settings));
    auto opening = service.open(log);
    auto opened = co_await opening;
    if (!opened.ok()) {
        co_return std::move(opened).error();
    }
    if (!*opened) {
        co_return Error(ErrorCode::CredentialRetrieval, service.why());
    }
    auto asking = service.get(zonePath, log);
    auto zone = co_await asking;
    if (!zone.ok()) {
        co_return std::move(zone).error();
    }
    co_return *zone ? Result<std::string>(std::move(**zone)) : Error(ErrorCode::CredentialRetrieval, service.why());
}

} // namespace

Task<std::optional<std::string>> InstanceRegion::fetch(FetchLog& log)
{
    auto asking = askZone(m_around, log);
    auto zone = co_await asking;
    if (!zone.ok()) {
        log.note("no region of an instance: " + zone.error().message);
        co_return std::nullopt;
    }
    if (zone->size() < 2) {
        co_return std::nullopt;
    }
    zone->pop_back();
    m_known = *zone;
    co_return m_known;
}

Task<std::optional<std::string>> InstanceRegion::get(FetchLog& log)
{
    const auto self = shared_from_this();
    if (m_known) {
        co_return m_known;
    }
    auto joining = m_flight.join([this](FetchLog& inner) { return fetch(inner); }, log);
    auto found = co_await joining;
    co_return found;
}

} // namespace botoscope::credentials
