#include "core/simulator/samples.h"

#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/time_format.h"
#include "core/protocol/skeleton.h"
#include "core/protocol/validate.h"
#include "core/simulator/form_reader.h"

#include <algorithm>
#include <array>

namespace botoscope::simulator {

namespace {

constexpr int depthLimit = 60;
constexpr std::size_t fullSampleLimit = 64U << 10; ///< bytes of JSON; beyond it only required members are sampled

/// An example's plain JSON as the values its shape asks for; members the shape does not know are dropped.
Value fitted(const Value& value, const model::ShapeRef& ref, int depth);

Value fittedStructure(const Value& value, const model::Shape& shape, int depth)
{
    Map out;
    for (const auto& [key, item] : value.map()) {
        const model::Member* member = shape.member(key.view());
        if (member && !item.isNull()) {
            out.set(member->name, fitted(item, member->ref, depth + 1));
        }
    }
    return out;
}

Value fitted(const Value& value, const model::ShapeRef& ref, int depth)
{
    const model::Shape& shape = ref.shape();
    if (depth > depthLimit || shape.isDocument) {
        return value;
    }
    if (shape.type == model::ShapeType::Structure && value.isMap()) {
        return fittedStructure(value, shape, depth);
    }
    if (shape.type == model::ShapeType::List && value.isList()) {
        List out;
        for (const Value& item : value.list()) {
            out.push_back(fitted(item, shape.listMember, depth + 1));
        }
        return out;
    }
    if (shape.type == model::ShapeType::Map && value.isMap()) {
        Map out;
        for (const auto& [key, item] : value.map()) {
            out.set(key, fitted(item, shape.mapValue, depth + 1));
        }
        return out;
    }
    if (shape.type == model::ShapeType::Blob && value.isString()) {
        return Blob(value.toString());
    }
    if (shape.type == model::ShapeType::Timestamp && value.isNumber()) {
        return Timestamp{static_cast<std::int64_t>(value.toDouble() * 1e6)};
    }
    return value.isString() ? typedText(value.toString(), ref) : value;
}

bool claimsTooMuch(const model::Member& member)
{
    constexpr std::array<std::string_view, 7> headers = {"content-length",      "content-encoding", "transfer-encoding",
                                                         "content-range",       "connection",       "content-md5",
                                                         "x-amz-function-error"};
    if (member.ref.traits().location != model::Location::Header) {
        return false;
    }
    const std::string wire = toLower(member.wireName());
    return wire.starts_with("x-amz-checksum-") || std::find(headers.begin(), headers.end(), wire) != headers.end();
}

std::string firstName(const Value& nameOrList)
{
    return nameOrList.isList() ? nameOrList.at(0).toString() : nameOrList.toString();
}

} // namespace

const Value& Samples::serviceData(const model::ServiceModel& service, const std::string& type)
{
    const std::string key = service.serviceName() + '/' + type;
    const auto known = m_data.find(key);
    if (known != m_data.end()) {
        return known->second;
    }
    auto data = m_loader->loadServiceData(service.serviceName(), type);
    return m_data.emplace(key, data.ok() ? std::move(data).value() : Value()).first->second;
}

Value Samples::published(const model::OperationModel& operation, const Value& input)
{
    const Value& examples = serviceData(*operation.service, "examples-1")["examples"][operation.name.view()];
    const model::ShapeRef& output = *operation.output;
    Value first;
    for (const Value& example : examples.list()) {
        Value candidate = fitted(example["output"], output, 0);
        // An example that shows nothing is worth less than a sample.
        if (candidate.size() == 0 || !protocol::validateParams(candidate, output.shape()).empty()) {
            continue;
        }
        const bool sameInput = operation.input && fitted(example["input"], *operation.input, 0) == input;
        if (sameInput) {
            return candidate;
        }
        first = first.isNull() ? candidate : first;
    }
    return first;
}

void Samples::endPaging(const model::OperationModel& operation, Value& output)
{
    const Value& config = serviceData(*operation.service, "paginators-1")["pagination"][operation.name.view()];
    const Value& tokens = config["output_token"];
    if (tokens.isString()) {
        output.erase(tokens.toString());
    }
    for (const Value& token : tokens.list()) {
        output.erase(token.toString());
    }
    const std::string more = firstName(config["more_results"]);
    if (output.find(more)) {
        output.set(more, false);
    }
}

Value Samples::output(const model::OperationModel& operation, const Value& input)
{
    if (!operation.output) {
        return Map();
    }
    Value out = published(operation, input);
    if (out.isNull()) {
        protocol::SkeletonOptions options;
        options.seed = operation.name.str() + writeJson(input, JsonStyle::Compact);
        options.allMembers = true;
        out = protocol::makeSkeleton(operation.output->shape(), options);
        if (writeJson(out, JsonStyle::Compact).size() > fullSampleLimit) {
            options.allMembers = false;
            out = protocol::makeSkeleton(operation.output->shape(), options);
        }
    }
    for (const model::Member& member : operation.output->shape().members) {
        if (claimsTooMuch(member)) {
            out.erase(member.name.view());
        }
    }
    endPaging(operation, out);
    return out;
}

} // namespace botoscope::simulator
