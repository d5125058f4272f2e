#include "core/lifecycle/endpoint_discovery.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/lifecycle/side_call.h"
#include "core/trace/recorder.h"

#include <algorithm>

namespace botoscope::lifecycle {

namespace {

constexpr std::int64_t microsInMinute = 60'000'000;

bool canDiscover(const model::OperationModel& operation)
{
    return operation.trait("endpointdiscovery").isMap();
}

bool mustDiscover(const model::OperationModel& operation)
{
    return operation.trait("endpointdiscovery")["required"].toBool();
}

bool isTransportError(ErrorCode code)
{
    return code >= ErrorCode::EndpointConnection && code <= ErrorCode::HttpClient;
}

struct Discovered {
    std::string address;
    Timestamp expires;
};

/// The endpoints a service has named, one list for all its operations.
class Discovery {
public:
    Discovery(const model::OperationModel& operation, bool always) : m_operation(operation), m_always(always) {}

    Task<Result<void>> use(RequestCreated& payload)
    {
        const bool must = mustDiscover(payload.model);
        if (!canDiscover(payload.model) || !(must || m_always)) {
            co_return Result<void>();
        }
        if (payload.context.dryRun) {
            if (payload.context.trace) {
                payload.context.trace->note("discovery", "left out: a dry run asks nobody");
            }
            co_return Result<void>();
        }
        auto finding = find(payload.context, must);
        auto found = co_await finding;
        if (!found.ok()) {
            co_return std::move(found).error();
        }
        if (!found->empty()) {
            payload.request.url = found->starts_with("http") ? *found : "https://" + *found;
        }
        co_return Result<void>();
    }

    void forgetRefused(NeedsRetry& payload)
    {
        const bool refused =
            payload.response && (payload.response->status == 421 ||
                                 (*payload.parsed)["Error"]["Code"].toString() == "InvalidEndpointException");
        if (refused && canDiscover(payload.model)) {
            m_known.clear();
            payload.answer = {};
            payload.answer.give({true, 0, "the discovered endpoint is refused"});
        }
    }

private:
    /// An address, or empty for the service's own endpoint.
    Task<Result<std::string>> find(CallContext& context, bool must)
    {
        const Timestamp now = context.client->runtime.clock->now();
        if (!m_known.empty() && now < m_known.front().expires) {
            co_return m_known.front().address;
        }
        // A lookup that has just failed is not repeated for each call, unless there is nothing else to go by.
        if (now >= m_blockedUntil || (must && m_known.empty())) {
            auto refreshing = refresh(context);
            auto refreshed = co_await refreshing;
            if (!refreshed.ok()) {
                co_return std::move(refreshed).error();
            }
        }
        if (m_known.empty() && must) {
            co_return Error(ErrorCode::EndpointResolution,
                            "Endpoint discovery failed, and this operation has no other endpoint");
        }
        co_return m_known.empty() ? std::string() : m_known.front().address;
    }

    Task<Result<void>> refresh(CallContext& context)
    {
        auto asking = runSideCall(context, m_operation, Map());
        auto report = co_await asking;
        const Timestamp now = context.client->runtime.clock->now();
        if (report.error && isTransportError(report.error->code)) {
            m_blockedUntil = Timestamp{now.micros + microsInMinute};
            co_return Result<void>();
        }
        if (report.error || report.refusal) {
            co_return report.error ? std::move(*report.error) : std::move(*report.refusal);
        }
        take(report.parsed["Endpoints"], now);
        co_return Result<void>();
    }

    void take(const Value& endpoints, Timestamp now)
    {
        m_known.clear();
        for (const Value& endpoint : endpoints.list()) {
            const std::int64_t minutes = std::clamp<std::int64_t>(endpoint["CachePeriodInMinutes"].toInt(), 0, 1 << 20);
            m_known.push_back({endpoint["Address"].toString(), Timestamp{now.micros + minutes * microsInMinute}});
        }
        m_blockedUntil = Timestamp();
    }

    const model::OperationModel& m_operation;
    bool m_always;
    std::vector<Discovered> m_known;
    Timestamp m_blockedUntil;
};

Result<void> refuseWithoutDiscovery(BeforeParameterBuild& payload)
{
    if (mustDiscover(payload.model)) {
        return Error(ErrorCode::EndpointResolution,
                     "Endpoint Discovery is not enabled but this operation requires it.");
    }
    return {};
}

} // namespace

void prepareEndpointDiscovery(ClientState& client, const model::OperationModel& operation)
{
    if (client.discovery.empty() || !canDiscover(operation)) {
        return;
    }
    const std::string mode = std::exchange(client.discovery, std::string());
    const model::OperationModel* asks = nullptr;
    bool required = false;
    for (const Name& name : client.model->operationNames()) {
        const model::OperationModel* other = client.model->operation(name.view());
        asks = other->endpointOperation ? other : asks;
        required = required || mustDiscover(*other);
    }
    if (!asks) {
        return;
    }
    if (mode != "true" && !(mode == "auto" && required)) {
        client.emitter.on<BeforeParameterBuild>("before-parameter-build",
                                                "block_endpoint_discovery_required_operations", refuseWithoutDiscovery);
        return;
    }
    const std::string& service = client.model->serviceId();
    const auto discovery = std::make_shared<Discovery>(*asks, mode == "true");
    (void)client.emitter.registerHandler(
        "request-created." + service,
        makeAsyncHandler<RequestCreated>("discover_endpoint",
                                         [discovery](RequestCreated& payload) { return discovery->use(payload); }),
        events::Position::First);
    client.emitter.on<NeedsRetry>("needs-retry." + service, "handle_retries",
                                  [discovery](NeedsRetry& payload) { discovery->forgetRefused(payload); });
}

} // namespace botoscope::lifecycle
