#include "core/client/catalog.h"

#include "core/base/json.h"

namespace botoscope::client {

namespace {

CatalogService describe(const model::ServiceModel& model, const Value& pagination)
{
    CatalogService service;
    service.name = model.serviceName();
    service.serviceId = model.metadata().serviceId;
    service.fullName = model.metadata().serviceFullName;
    service.apiVersion = model.metadata().apiVersion;
    const auto protocol = model.resolvedProtocol();
    service.protocol = protocol.ok() ? std::string(model::protocolName(*protocol)) : std::string();
    for (const Name& name : model.operationNames()) {
        const model::OperationModel* operation = model.operation(name.view());
        service.operations.push_back(
            {name, operation->operationClass(), operation->deprecated, pagination[name.view()].isMap()});
    }
    return service;
}

/// Operations with pages by name; Null when the service has none.
Value paginationOf(const model::Loader& loader, const model::ServiceModel& model)
{
    const auto text = loader.loadServiceText(model.serviceName(), "paginators-1", model.metadata().apiVersion);
    const auto data = text.ok() ? parseJson(*text) : Result<Value>(text.error());
    return data.ok() ? (*data)["pagination"] : Value();
}

} // namespace

std::shared_ptr<const Catalog> buildCatalog(const model::Loader& loader)
{
    auto catalog = std::make_shared<Catalog>();
    for (const std::string& name : loader.availableServices()) {
        // Not through the loader's cache: the catalog keeps names only, not 400 models.
        auto text = loader.loadServiceText(name, "service-2", {});
        if (!text.ok()) {
            catalog->problems.push_back(name + ": " + text.error().message);
            continue;
        }
        const auto model = model::ServiceModel::fromJson(name, std::move(text).value());
        if (!model.ok()) {
            catalog->problems.push_back(name + ": " + model.error().message);
            continue;
        }
        catalog->services.push_back(describe(**model, paginationOf(loader, **model)));
        catalog->operationCount += catalog->services.back().operations.size();
    }
    return catalog;
}

} // namespace botoscope::client
