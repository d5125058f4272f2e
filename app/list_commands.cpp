#include "app/commands.h"

#include "app/composition.h"
#include "app/exit_status.h"
#include "core/base/json.h"
#include "core/client/catalog.h"
#include "core/protocol/skeleton.h"

#include <cstdio>

namespace botoscope::app {

namespace {

void print(const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fputc('\n', stdout);
}

const char* className(model::OperationClass kind)
{
    switch (kind) {
    case model::OperationClass::Reads:
        return "reads";
    case model::OperationClass::Writes:
        return "writes";
    default:
        return "destroys";
    }
}

Value describe(const model::OperationModel& operation)
{
    return Value::object({{"name", operation.name.str()},
                          {"method_name", model::xformName(operation.name.view())},
                          {"class", className(operation.operationClass())},
                          {"http_method", operation.http.method},
                          {"request_uri", operation.http.requestUri},
                          {"input", operation.input ? Value(operation.input->shapeName().str()) : Value()},
                          {"output", operation.output ? Value(operation.output->shapeName().str()) : Value()},
                          {"deprecated", operation.deprecated}});
}

} // namespace

int listServices(const CommandLine& line)
{
    const auto loader = makeLoader(line.profile);
    if (!line.json) {
        for (const std::string& name : loader->availableServices()) {
            print(name);
        }
        return exitDone;
    }
    List list;
    const std::shared_ptr<const client::Catalog> catalog = client::buildCatalog(*loader);
    for (const client::CatalogService& service : catalog->services) {
        list.push_back(Value::object({{"name", service.name},
                                      {"service_id", service.serviceId},
                                      {"full_name", service.fullName},
                                      {"api_version", service.apiVersion},
                                      {"protocol", service.protocol},
                                      {"operations", static_cast<std::int64_t>(service.operations.size())}}));
    }
    print(writeJson(list));
    return exitDone;
}

int listOperations(const CommandLine& line)
{
    const auto model = makeLoader(line.profile)->loadServiceModel(line.service);
    if (!model.ok()) {
        return reportError(model.error());
    }
    List list;
    for (const Name& name : (*model)->operationNames()) {
        if (line.json) {
            list.push_back(describe(*(*model)->operation(name.view())));
        } else {
            print(name.str());
        }
    }
    if (line.json) {
        print(writeJson(list));
    }
    return exitDone;
}

int showSkeleton(const CommandLine& line)
{
    const auto model = makeLoader(line.profile)->loadServiceModel(line.service);
    if (!model.ok()) {
        return reportError(model.error());
    }
    const auto operation = (*model)->findOperation(line.operation);
    if (!operation.ok()) {
        return reportError(operation.error());
    }
    const model::Shape* input = (*operation)->inputShape();
    print(writeJson(input ? protocol::makeSkeleton(*input) : Value(Map())));
    return exitDone;
}

} // namespace botoscope::app
