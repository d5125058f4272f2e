#pragma once
#include "core/auth/credentials.h"
#include "core/base/clock.h"
#include "core/model/loader.h"
#include "core/simulator/faults.h"
#include "core/simulator/http_server.h"
#include "core/simulator/router.h"
#include "core/simulator/samples.h"

#include <memory>
#include <string>
#include <vector>

namespace botoscope::simulator {

/// Credentials the simulator takes when it is given none of its own: made up, good for nothing else.
auth::Credentials defaultCredentials();

struct SimulatorSetup {
    std::shared_ptr<const model::Loader> loader;
    const Clock* clock = nullptr;
    std::vector<auth::Credentials> credentials; ///< key pairs whose signatures are accepted
    FaultPlan faults;
};

/// A local endpoint that answers any operation of the model data over HTTP on loopback: it checks the signature, reads
/// and validates the parameters by the model and answers with the published example or a sample that depends on the
/// input alone (DESIGN §2.13). Lives in its thread's event loop.
class Simulator {
public:
    explicit Simulator(SimulatorSetup setup);
    /// Port 0 picks a free one. Error: Io.
    Result<void> listen(int port);
    std::string url() const; ///< http://127.0.0.1:PORT

    /// One request answered, without the network.
    ServerResponse answer(const ServerRequest& request);

private:
    ServerResponse answerWell(const ServerRequest& request);
    ServerResponse answerRoute(const ServerRequest& request, const Route& route, const std::string& requestId);

    SimulatorSetup m_setup;
    Router m_router;
    Samples m_samples;
    HttpServer m_server;
};

} // namespace botoscope::simulator
