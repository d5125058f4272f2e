#pragma once
#include "core/base/json.h"
#include "core/model/service_model.h"
#include "ui/common/theme.h"
#include "ui/forms/field.h"
#include "ui/forms/form_view.h"

#include "support/ui/grab.h"

#include <QTest>
#include <memory>

namespace botoscope::test {

inline Value json(std::string_view text)
{
    auto value = parseJson(text);
    EXPECT_TRUE(value.ok()) << text;
    return value ? *value : Value();
}

/// A service with one operation "Do" whose input is the shape "In" of the given shapes.
inline std::shared_ptr<const model::ServiceModel> serviceOf(std::string_view shapes)
{
    Value model = json(R"({"version":"2.0","metadata":{"protocol":"json","endpointPrefix":"x","serviceId":"X"},
        "operations":{"Do":{"name":"Do","http":{"method":"POST","requestUri":"/"},"input":{"shape":"In"}}}})");
    model.set("shapes", json(shapes));
    auto service = model::ServiceModel::fromValue("x", model);
    EXPECT_TRUE(service.ok());
    return service ? *service : nullptr;
}

/// A form on such a service.
class Form {
public:
    explicit Form(std::string_view shapes) : service(serviceOf(shapes))
    {
        view.resize(600, 600);
        view.setOperation(service->operation("Do"));
        view.show();
    }

    template <class W> W* find(const char* name) const
    {
        W* widget = view.findChild<W*>(QString::fromUtf8(name));
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    Value params() const { return view.params(); }
    void set(std::string_view text) { view.setParams(json(text)); }
    /// What the editors hold, without what they were set to.
    Value readBack()
    {
        view.root()->reread();
        return view.params();
    }

    std::shared_ptr<const model::ServiceModel> service;
    ui::FormView view;
};

} // namespace botoscope::test
