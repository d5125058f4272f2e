#pragma once
#include "core/base/json.h"
#include "core/model/service_model.h"
#include "ui/common/theme.h"
#include "ui/forms/field.h"
#include "ui/forms/form_view.h"
#include "ui/forms/json_tab.h"
#include "ui/forms/request_editor.h"

#include "support/ui/grab.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QPlainTextEdit>
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

inline constexpr auto scalars = R"({"In":{"type":"structure","required":["Name"],"members":{
    "Name":{"shape":"Text"},"Count":{"shape":"Whole"},"Ratio":{"shape":"Real"},"On":{"shape":"Flag"},
    "At":{"shape":"Time"},"Kind":{"shape":"Kind"},"Body":{"shape":"Bytes"},"Secret":{"shape":"Secret"}}},
  "Text":{"type":"string"},"Whole":{"type":"long"},"Real":{"type":"double"},"Flag":{"type":"boolean"},
  "Time":{"type":"timestamp"},"Kind":{"type":"string","enum":["STANDARD","GLACIER"]},"Bytes":{"type":"blob"},
  "Secret":{"type":"string","sensitive":true}})";

/// A form with a member of every scalar kind, all of them shown.
struct Scalars : ::testing::Test {
    Form form{scalars};
    Scalars()
    {
        if (auto* fold = form.view.findChild<QAbstractButton*>(QStringLiteral("/optional"))) {
            fold->click();
        }
    }
};

inline constexpr auto groups = R"({"In":{"type":"structure","required":["Must"],"members":{
    "Must":{"shape":"Pair"},"May":{"shape":"Pair"},"Items":{"shape":"Pairs"},"Words":{"shape":"Words"},
    "Tags":{"shape":"Tags"},"Any":{"shape":"Any"},"One":{"shape":"One"},"Self":{"shape":"Node"}}},
  "Pair":{"type":"structure","required":["Key"],"members":{"Key":{"shape":"Text"},"Value":{"shape":"Text"}}},
  "Pairs":{"type":"list","member":{"shape":"Pair"}},"Words":{"type":"list","member":{"shape":"Text"}},
  "Tags":{"type":"map","key":{"shape":"Text"},"value":{"shape":"Text"}},
  "Any":{"type":"structure","members":{},"document":true},
  "One":{"type":"structure","union":true,"members":{"Name":{"shape":"Text"},"Pair":{"shape":"Pair"}}},
  "Node":{"type":"structure","required":["Next"],"members":{"Next":{"shape":"Node"},"Leaf":{"shape":"Text"}}},
  "Text":{"type":"string"}})";

/// A form with a member of every group kind, all of them shown, none of them open.
struct Groups : ::testing::Test {
    Form form{groups};
    Groups() { form.find<QAbstractButton>("/optional")->click(); }

    template <class F> F* field(const char* path)
    {
        auto* found = qobject_cast<F*>(form.view.root()->reveal(QString::fromUtf8(path)));
        EXPECT_NE(found, nullptr) << path;
        return found;
    }
};

inline constexpr auto editorShapes = R"({"In":{"type":"structure","required":["Name"],"members":{
    "Name":{"shape":"Text"},"Body":{"shape":"Bytes"},"At":{"shape":"Time"},"Words":{"shape":"Words"},
    "Secret":{"shape":"Secret"}}},
  "Text":{"type":"string"},"Bytes":{"type":"blob"},"Time":{"type":"timestamp"},
  "Words":{"type":"list","member":{"shape":"Text"}},"Secret":{"type":"string","sensitive":true}})";

/// A request editor on an operation with a required name, bytes, a time, a list and a secret.
struct Editor : ::testing::Test {
    std::shared_ptr<const model::ServiceModel> service = serviceOf(editorShapes);
    ui::RequestEditor editor;
    Editor()
    {
        editor.resize(700, 600);
        editor.setOperation(service->operation("Do"));
        editor.show();
    }
    void typeJson(const char* text) { editor.json()->editor()->setPlainText(QString::fromUtf8(text)); }
    QLineEdit* line(const char* name) { return editor.findChild<QLineEdit*>(QString::fromUtf8(name)); }
};

} // namespace botoscope::test
