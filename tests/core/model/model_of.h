#pragma once
#include "core/model/service_model.h"

#include <gtest/gtest.h>

namespace botoscope::model {

/// A service that has these shapes, a JSON object, and nothing else.
inline std::shared_ptr<const ServiceModel> modelOf(std::string_view shapes)
{
    auto model = ServiceModel::fromJson("thing", R"({"shapes": )" + std::string(shapes) + "}");
    EXPECT_TRUE(model.ok());
    return model ? *model : nullptr;
}

} // namespace botoscope::model
