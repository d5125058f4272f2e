#include "core/client/paginator.h"

namespace botoscope::client {

Result<Paginator> Paginator::create(Client& client, const model::OperationModel& operation, PaginatorConfig config,
                                    Value params, const PageSettings& settings)
{
    auto walk = PageWalk::start(std::move(config), std::move(params), settings);
    if (!walk.ok()) {
        return std::move(walk).error();
    }
    return Paginator(client, operation, std::move(walk).value());
}

Task<lifecycle::CallReport> Paginator::next(lifecycle::CallOptions options)
{
    options.features.emplace_back("PAGINATOR");
    auto calling = m_client->perform(*m_operation, m_walk.params(), std::move(options));
    auto report = co_await calling;
    if (report.error || report.serviceError) {
        m_walk.stop();
        co_return report;
    }
    auto taken = m_walk.take(report.parsed);
    if (!taken.ok()) {
        report.error = std::move(taken).error();
    }
    if (m_firstPage.isNull()) {
        m_firstPage = report.parsed;
    }
    co_return report;
}

Value Paginator::merged() const
{
    Value out = m_firstPage;
    const Value full = m_walk.fullResult();
    for (const auto& [key, value] : full.map()) {
        out.set(key, value);
    }
    return out;
}

} // namespace botoscope::client
