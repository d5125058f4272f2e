#pragma once
#include "core/base/result.h"
#include "core/model/loader.h"
#include "core/simulator/server_message.h"
#include "core/simulator/uri_match.h"

#include <memory>
#include <string>
#include <vector>

namespace botoscope::simulator {

/// Which operation a request means.
struct Route {
    std::shared_ptr<const model::ServiceModel> service;
    const model::OperationModel* operation = nullptr;
    UriMatch uri; ///< labels; empty for RPC protocols
    Target target;
    http::Parameters form; ///< query and ec2: the decoded form
};

/// Finds the operation of a request by what each protocol puts on the wire (X-Amz-Target, Action and Version, method
/// and path), among the services whose signing name the signature's scope names.
class Router {
public:
    explicit Router(std::shared_ptr<const model::Loader> loader);
    ~Router();
    /// scopeService: signing name of the request's signature, empty if unsigned. Error: UnknownOperation.
    Result<Route> find(const ServerRequest& request, const std::string& scopeService);

private:
    struct Entry {
        std::string name, signingName, targetPrefix, apiVersion;
        model::Protocol protocol = model::Protocol::Json;
    };
    const std::vector<Entry>& index();
    bool tryService(const std::string& name, const ServerRequest& request, Route& best, int& bestScore);

    std::shared_ptr<const model::Loader> m_loader;
    std::vector<Entry> m_index; ///< all services; read at the first request that needs it
};

} // namespace botoscope::simulator
