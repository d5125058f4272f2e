#include "core/protocol/ec2/ec2_serializer.h"

#include "core/base/encoding.h"
#include "core/protocol/query/query_serializer.h"

namespace botoscope::protocol {

namespace {

class Ec2Writer : public QueryWriter {
public:
    using QueryWriter::QueryWriter;

private:
    std::string segment(const model::Traits& traits, std::string_view fallback) const override
    {
        if (!traits.queryName.empty()) {
            return traits.queryName;
        }
        // botocore leaves a plain member name as it is; in EC2's models those begin with a capital anyway (ADR 24).
        const std::string name = traits.locationName.empty() ? std::string(fallback) : traits.locationName;
        return toUpper(name.substr(0, 1)) + name.substr(1);
    }

    void writeList(const Value& value, const model::ShapeRef& ref, const std::string& prefix) override
    {
        writeItems(value.list(), ref.shape().listMember, prefix);
    }
};

} // namespace

Result<http::RequestDict> Ec2Serializer::serialize(const Value& params, const model::OperationModel& operation) const
{
    return serializeForm(params, operation, [&](KeyedTexts& form, Failure& failure) {
        Ec2Writer(form, m_rules, failure).writeStructure(params, *operation.inputShape(), {});
    });
}

} // namespace botoscope::protocol
