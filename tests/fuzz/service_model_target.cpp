// Service models: a model, and behind a line "---" extras to lay over it.
#include "core/base/json.h"
#include "core/model/json_merge.h"
#include "core/model/service_model.h"
#include "core/protocol/skeleton.h"
#include "core/protocol/validate.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace botoscope::fuzz {

namespace {

void checkShape(const model::Shape& shape)
{
    shape.eventStreamMember();
    shape.streamingMember();
    const Value sample = protocol::makeSkeleton(shape, {true, "seed"});
    protocol::validateParams(sample, shape);
    protocol::lintParams(sample, shape);
    for (const model::Member& member : shape.members) {
        expect(shape.member(member.name) != nullptr, "a member is found by its name");
        member.ref.shape();
    }
}

void checkModel(const model::ServiceModel& service)
{
    static_cast<void>(service.resolvedProtocol());
    service.signingName();
    for (const Name& name : service.operationNames()) {
        const model::OperationModel* operation = service.operation(name);
        expect(operation && operation->name == name, "an operation is found by its name");
        expect(service.findOperation(name).ok(), "the exact spelling is one of the spellings");
        operation->operationClass();
        operation->hasEventStreamInput();
        operation->hasStreamingOutput();
        operation->trait("httpChecksum");
        model::xformName(name);
    }
    int sampled = 0;
    for (const Name& name : service.shapeNames()) {
        const model::Shape* shape = service.shape(name);
        expect(shape != nullptr, "a shape is found by its name");
        if (++sampled <= 20) { // each may take what one sample may take
            checkShape(*shape);
        }
        service.errorShape(name);
    }
    static_cast<void>(service.findOperation("list-things"));
    service.section("clientContextParams");
}

} // namespace

void runOne(std::string_view bytes)
{
    constexpr std::string_view mark = "\n---\n";
    const std::size_t cut = std::min(bytes.find(mark), bytes.size());
    const std::string_view text = bytes.substr(0, cut);
    if (const auto service = model::ServiceModel::fromJson("sample", std::string(text))) {
        checkModel(**service);
    }
    const std::string_view extras = bytes.substr(std::min(cut + mark.size(), bytes.size()));
    if (const auto merged = model::mergeExtras(std::string(text), extras)) {
        const bool whole = parseJson(text).ok() && parseJson(extras).ok(); // a merge looks no further than it must
        expect(!whole || parseJson(*merged).ok(), "models that were merged are JSON");
    }
}

} // namespace botoscope::fuzz
