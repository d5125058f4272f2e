#include "core/client/client_defaults.h"

#include "core/lifecycle/async_handler.h"
#include "core/lifecycle/payloads.h"
#include "core/trace/recorder.h"

namespace botoscope::client {

namespace {

/// What the handler of one client needs.
struct AutoDefaults {
    config::Settings settings;
    config::ModeWish wish;
    std::string region;
    const model::Loader* loader;
    const Clock* clock;
    std::shared_ptr<credentials::InstanceRegion> instance;
};

Task<Result<void>> choose(std::shared_ptr<const AutoDefaults> defaults, lifecycle::CallContext& context)
{
    if (context.dryRun) {
        co_return Result<void>();
    }
    credentials::FetchLog log(context.trace, *defaults->clock);
    config::ModeWish wish = defaults->wish;
    wish.region = defaults->region;
    auto asking = defaults->instance->get(log);
    wish.instanceRegion = co_await asking;
    auto chosen = clientDefaults(defaults->settings, wish, *defaults->loader);
    if (!chosen.ok()) {
        co_return std::move(chosen).error();
    }
    context.connectTimeoutMicros = chosen->mode.connectTimeoutMicros;
    if (context.trace) {
        context.trace->note("defaults_mode", Value(chosen->mode.words()));
    }
    co_return Result<void>();
}

} // namespace

Result<ClientDefaults> clientDefaults(const config::Settings& settings, const config::ModeWish& wish,
                                      const model::Loader& loader)
{
    ClientDefaults defaults{settings, {}};
    auto mode = config::applyDefaultsMode(defaults.settings, wish,
                                          [&loader] { return loader.loadData("sdk-default-configuration"); });
    if (!mode.ok()) {
        return std::move(mode).error();
    }
    defaults.mode = std::move(*mode);
    return defaults;
}

void registerAutoDefaults(lifecycle::ClientState& state, const config::Settings& settings,
                          std::shared_ptr<credentials::InstanceRegion> instance)
{
    auto defaults = std::make_shared<AutoDefaults>();
    defaults->settings = settings;
    defaults->wish.own = state.config.defaultsMode;
    defaults->region = state.region;
    defaults->loader = state.loader;
    defaults->clock = state.runtime.clock;
    defaults->instance = std::move(instance);
    const auto handler = lifecycle::makeAsyncHandler<lifecycle::BeforeCall>(
        "choose_auto_defaults", [defaults = std::shared_ptr<const AutoDefaults>(std::move(defaults))](
                                    lifecycle::BeforeCall& event) { return choose(defaults, event.context); });
    (void)state.emitter.registerHandler("before-call." + state.model->serviceId(), handler);
}

} // namespace botoscope::client
