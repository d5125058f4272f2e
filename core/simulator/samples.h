#pragma once
#include "core/base/value.h"
#include "core/model/loader.h"
#include "core/model/service_model.h"

#include <map>
#include <memory>
#include <string>

namespace botoscope::simulator {

/// What an operation answers: the model's published example where there is one that fits the output shape, else a
/// model-valid sample. Depends on the input alone. Members that would claim what is not so (checksums, lengths, tokens
/// of a next page) are left out.
class Samples {
public:
    explicit Samples(std::shared_ptr<const model::Loader> loader) : m_loader(std::move(loader)) {}
    Value output(const model::OperationModel& operation, const Value& input);

private:
    const Value& serviceData(const model::ServiceModel& service, const std::string& type);
    Value published(const model::OperationModel& operation, const Value& input);
    void endPaging(const model::OperationModel& operation, Value& output);

    std::shared_ptr<const model::Loader> m_loader;
    std::map<std::string, Value> m_data;
};

} // namespace botoscope::simulator
