#include "ui/shell/tour_script.h"

#include "core/engine/engine.h"
#include "ui/browser/browser_panel.h"
#include "ui/browser/palette.h"
#include "ui/browser/palette_model.h"
#include "ui/forms/form_view.h"
#include "ui/forms/request_editor.h"
#include "ui/profiles/profile_manager.h"
#include "ui/profiles/prompt_area.h"
#include "ui/profiles/why_panel.h"
#include "ui/response/response_view.h"
#include "ui/shell/actions.h"
#include "ui/shell/docs_host.h"
#include "ui/shell/documentation_panel.h"
#include "ui/shell/identity_strip.h"
#include "ui/shell/main_window.h"
#include "ui/shell/operation_page.h"
#include "ui/shell/page_book.h"
#include "ui/shell/tour_hands.h"
#include "ui/shell/trace_dock.h"
#include "ui/shell/ui_state.h"
#include "ui/trace/trace_panel.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

namespace botoscope::ui {

namespace {

constexpr QSize usual(1280, 800);
constexpr QSize small(1024, 700);

/// Collects the stops; each member function is one chapter of the visit.
class Script {
public:
    explicit Script(MainWindow& window) : m_window(window) {}

    std::vector<TourStop> take()
    {
        welcome();
        palette();
        firstCall();
        browser();
        forms();
        writing();
        safety();
        errors();
        profiles();
        signIns();
        panels();
        looks();
        return std::move(m_stops);
    }

private:
    using Act = std::function<void()>;
    using Reached = std::function<bool()>;

    void stop(const char* name, Act act, Reached reached = {}, std::function<QWidget*()> widget = {}, int scale = 1)
    {
        m_stops.push_back({QString::fromLatin1(name), std::move(act), std::move(reached), std::move(widget), scale});
    }

    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { hands::key(&m_window, key, modifiers); }
    void type(const char* text) { hands::type(&m_window, QString::fromLatin1(text)); }
    OperationPage* page() const { return m_window.book()->current(); }
    template <class W = QWidget> W* find(const char* objectName) const
    {
        return m_window.findChild<W*>(QString::fromLatin1(objectName));
    }

    bool onPage(const char* key) const
    {
        return page() && page()->key() == QLatin1String(key) && page()->operationModel();
    }
    bool answered() const { return page() && page()->call() != 0 && !page()->isRunning(); }

    /// To an operation through the palette, as a person goes there.
    void goTo(const char* query, const char* key, const char* picture)
    {
        stop(
            "", [this] { keys(Qt::Key_K, Qt::ControlModifier); },
            [this] { return m_window.palettePopup()->isVisible(); });
        stop(
            "", [this, query] { type(query); }, [this] { return m_window.palettePopup()->model()->rowCount() > 0; });
        stop(
            picture, [this] { keys(Qt::Key_Return); }, [this, key] { return onPage(key); });
    }

    void send(const char* picture)
    {
        stop(
            picture, [this] { keys(Qt::Key_Return, Qt::ControlModifier); }, [this] { return answered(); });
    }

    void fill(Value params, const char* picture)
    {
        stop(picture, [this, params = std::move(params)] { page()->setParams(params); });
    }

    void useProfile(const char* profile)
    {
        stop(
            "", [this, profile] { Q_EMIT m_window.identityStrip()->profileChosen(QString::fromLatin1(profile)); },
            [this, profile] { return m_window.identity().profile == profile; });
    }

    void welcome()
    {
        stop(
            "welcome",
            [this] {
                m_window.resize(usual);
                m_window.show();
                m_window.activateWindow();
                m_window.start(QStringLiteral("simulator"));
            },
            [this] { return m_window.isReady() && m_window.windowHandle()->isExposed(); });
    }

    void palette()
    {
        stop(
            "palette-empty", [this] { keys(Qt::Key_P, Qt::ControlModifier); },
            [this] { return m_window.palettePopup()->isVisible(); });
        stop(
            "palette-search", [this] { type("ec2descinst"); },
            [this] { return m_window.palettePopup()->model()->rowCount() > 0; });
        stop(
            "", [this] { keys(Qt::Key_Escape); }, [this] { return !m_window.palettePopup()->isVisible(); });
        stop(
            "palette-commands", [this] { keys(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier); },
            [this] { return m_window.palettePopup()->model()->rowCount() > 5; });
        stop(
            "", [this] { keys(Qt::Key_Escape); }, [this] { return !m_window.palettePopup()->isVisible(); });
    }

    void firstCall()
    {
        goTo("sts getcaller", "sts.GetCallerIdentity", "operation-no-input");
        send("first-response");
        stop("trace-before-sign",
             [this] { m_window.traceDock()->panel()->selectStep(page()->call(), QStringLiteral("before-sign")); });
        stop("trace-response", [this] {
            m_window.traceDock()->panel()->selectStep(page()->call(), QStringLiteral("response-received"));
        });
        stop(
            "account-known", [this] { hands::click(find("identityAsk")); },
            [this] { return !m_window.identity().accountId.empty(); });
    }

    void browser()
    {
        stop(
            "browser-filtered",
            [this] {
                keys(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
                type("listb");
            },
            [this] { return find<QLineEdit>("browserFilter")->text() == QLatin1String("listb"); });
        stop(
            "browser-nothing", [this] { type("zz"); },
            [this] { return find<QLineEdit>("browserFilter")->text() == QLatin1String("listbzz"); });
        stop(
            "", [this] { keys(Qt::Key_Escape); },
            [this] { return find<QLineEdit>("browserFilter")->text().isEmpty(); });
    }

    void forms()
    {
        goTo("s3 listobjectsv2", "s3.ListObjectsV2", "form-s3");
        stop("validation-error", [this] { keys(Qt::Key_Return, Qt::ControlModifier); });
        fill(Value::object({{"Bucket", "amzn-s3-demo-bucket"}, {"Prefix", "logs/2026/"}, {"MaxKeys", 100}}),
             "form-filled");
        send("response-tree");
        goTo("dynamodb query", "dynamodb.Query", "form-dynamodb");
        fill(
            Value::object(
                {{"TableName", "Music"},
                 {"KeyConditionExpression", "Artist = :artist"},
                 {"ExpressionAttributeValues",
                  Value::object({{":artist", Value::object({{"S", "No One You Know"}})},
                                 {":years", Value::object({{"L", Value::array({Value::object({{"N", "1990"}}),
                                                                               Value::object({{"BOOL", true}})})}})}})},
                 {"ConsistentRead", true}}),
            "form-union-map");
        stop("form-union-open",
             [this] { page()->editor()->form()->reveal(QStringLiteral("ExpressionAttributeValues.:years.L[0].N")); });
        stop("json", [this] { page()->editor()->setTab(RequestEditor::JsonTextTab); });
        stop("call-text", [this] { page()->editor()->setTab(RequestEditor::CallTextTab); });
        stop("", [this] { page()->editor()->setTab(RequestEditor::FormTab); });
        send("response-dynamodb");
    }

    void writing()
    {
        goTo("lambda createfunction", "lambda.CreateFunction", "form-lambda");
        fill(Value::object({{"FunctionName", "thumbnails"},
                            {"Role", "arn:aws:iam::123456789012:role/lambda-role"},
                            {"Runtime", "python3.12"},
                            {"Handler", "app.handler"},
                            {"Code", Value::object({{"ZipFile", Value(Blob("zip bytes"))}})},
                            {"Environment", Value::object({{"Variables", Value::object({{"STAGE", "test"}})}})},
                            {"Publish", true}}),
             "form-writes");
        send("response-writes");
        goTo("s3 deletebucket", "s3.DeleteBucket", "form-destroys");
    }

    /// What marks do, on a profile of the second endpoint's.
    void safety()
    {
        useProfile("wrong-key");
        goTo("s3 deletebucket", "s3.DeleteBucket", "");
        fill(Value::object({{"Bucket", "amzn-s3-demo-bucket"}}), "");
        stop("confirm-destroys", [this] { keys(Qt::Key_Return, Qt::ControlModifier); });
        stop("", [this] { keys(Qt::Key_Escape); });
        mark("production", {false, true, {}});
        stop("confirm-production", [this] {
            keys(Qt::Key_Return, Qt::ControlModifier);
            type("wrong-key");
        });
        stop("", [this] { keys(Qt::Key_Escape); });
        mark("read-only", {true, false, "teal"});
        mark("", {});
        useProfile("simulator");
    }

    void mark(const char* picture, const config::ProfileMark& mark)
    {
        stop(
            picture,
            [this, mark] { m_window.engine().markProfile(QString::fromStdString(m_window.identity().profile), mark); },
            [this, mark] { return m_window.identity().mark == mark; });
    }

    void errors()
    {
        useProfile("wrong-key");
        goTo("s3 listbuckets", "s3.ListBuckets", "profile-other");
        send("service-error");
        useProfile("unreachable");
        send("connection-refused");
        useProfile("simulator");
    }

    /// As another program would write it.
    void setRoleBesides(const char* arn)
    {
        config::SaveSection save;
        save.name = "dev";
        save.keys.push_back({{}, "role_arn", SecretString(arn), {}});
        m_window.engine().applyProfileEdit({std::move(save)});
    }

    ProfilePage* profile() const { return m_window.profiles()->page(); }

    void showProfile(const char* name)
    {
        stop((std::string("profile-") + name).c_str(),
             [this, name] { m_window.profiles()->edit(QString::fromLatin1(name)); },
             [this, name] { return profile()->profile() == QLatin1String(name); });
    }

    /// Every type of profile, what can be wrong with them, and why the credentials are what they are.
    void profiles()
    {
        stop(
            "profiles", [this] { keys(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier); },
            [this] { return find<QListView>("profileList")->model()->rowCount() > 0; });
        for (const char* name : {"base", "dev", "corp", "old-sso", "process", "keychain", "pod", "console", "machine",
                                 "local", "broken"}) {
            showProfile(name);
        }
        stop(
            "profile-filter",
            [this] {
                find("profileFilter")->setFocus();
                type("sso");
            },
            [this] { return find<QListView>("profileList")->model()->rowCount() == 3; });
        showProfile("dev");
        stop(
            "profile-edited",
            [this] {
                find<QLineEdit>("profile.role_arn")->setText(QStringLiteral("arn:aws:iam::123456789012:role/Operator"));
            },
            [this] { return find<QPlainTextEdit>("profileDiff")->toPlainText().contains(QLatin1String("Operator")); });
        stop("profile-wrong",
             [this] { find<QLineEdit>("profile.role_arn")->setText(QStringLiteral("arn:aws:iam::12:user/x")); });
        stop("", [this] { hands::click(find("profileDiscard")); });
        stop(
            "profile-conflict",
            [this] {
                find<QLineEdit>("profile.role_arn")->setText(QStringLiteral("arn:aws:iam::123456789012:role/Operator"));
                setRoleBesides("arn:aws:iam::123456789012:role/Reader");
            },
            [this] { return find("noticeAction")->isVisible(); });
        stop(
            "", [this] { setRoleBesides("arn:aws:iam::123456789012:role/Developer"); },
            [this] { return find<QPlainTextEdit>("profileDiff")->toPlainText().contains(QLatin1String("Developer")); });
        stop("", [this] { hands::click(find("profileDiscard")); });
        savingProfiles();
        whyTheseCredentials();
    }

    void savingProfiles()
    {
        stop(
            "profile-types", [this] { hands::click(find("profileNew")); },
            [this] { return find("profileTypes")->isVisible(); });
        stop(
            "profile-new", [this] { keys(Qt::Key_Return); }, [this] { return profile()->isNew(); });
        stop("profile-new-tried", [this] { hands::click(find("profileSave")); });
        stop("", [this] { hands::click(find("profileDiscard")); });
        stop(
            "", [this] { hands::click(find("profileNew")); }, [this] { return find("profileTypes")->isVisible(); });
        stop(
            "profile-new-keychain",
            [this] {
                keys(Qt::Key_Down);
                keys(Qt::Key_Down);
                keys(Qt::Key_Return);
                find<QLineEdit>("profile.aws_access_key_id")->setText(QStringLiteral("AKIAIOSFODNN7EXAMPLE"));
                find<QLineEdit>("profile.aws_secret_access_key")->setText(QStringLiteral("wJalrXUtnFEMI/bPxRfi"));
            },
            [this] { return find("profileDiff")->isVisible(); });
        stop("", [this] { hands::click(find("profileDiscard")); });
        showProfile("old-sso");
        stop(
            "profile-deleted", [this] { Q_EMIT profile()->removeRequested(QStringLiteral("old-sso"), false); },
            [this] { return find("noticeAction")->isVisible(); });
        stop(
            "profile-restored", [this] { hands::click(find("noticeAction")); },
            [this] { return profile()->profile() == QLatin1String("old-sso") || find("noticeAction")->isVisible(); });
        showProfile("unreachable");
        stop(
            "profile-tested", [this] { hands::click(find("profileTest")); },
            [this] { return find<QPushButton>("profileTest")->isEnabled(); });
        stop("profiles-dark", [this] { m_window.actions()[Command::ThemeDark]->trigger(); });
        stop(
            "profiles-small",
            [this] {
                m_window.actions()[Command::ThemeLight]->trigger();
                m_window.resize(small);
            },
            [this] { return m_window.width() <= DocsHost::narrowBelow; });
        stop(
            "profiles-double-scale", [this] { m_window.resize(usual); }, {}, {}, 2);
    }

    void whyTheseCredentials()
    {
        stop(
            "", [this] { keys(Qt::Key_Escape); }, [this] { return !m_window.profiles()->isVisible(); });
        for (const char* name : {"base", "refused-role", "broken"}) {
            useProfile(name);
            stop((std::string("why-") + name).c_str(), [this] { keys(Qt::Key_I, Qt::ControlModifier); },
                 [this] { return m_window.why()->isVisible() && !m_window.why()->isLoading(); });
        }
        stop("why-dark", [this] { m_window.actions()[Command::ThemeDark]->trigger(); });
        stop("", [this] {
            m_window.actions()[Command::ThemeLight]->trigger();
            keys(Qt::Key_Escape);
        });
        useProfile("simulator");
    }

    /// Calls that wait for the person, and what it looks like when nobody comes.
    void signIns()
    {
        const auto asks = [this] { return !m_window.prompts()->isEmpty(); };
        const auto quiet = [this] { return m_window.prompts()->isEmpty() && answered(); };
        useProfile("corp");
        stop(
            "sign-in-offered", [this] { keys(Qt::Key_Return, Qt::ControlModifier); }, asks);
        stop(
            "sign-in-declined", [this] { hands::click(find("promptCancel")); }, quiet);
        useProfile("dev");
        stop(
            "mfa-code", [this] { keys(Qt::Key_Return, Qt::ControlModifier); }, asks);
        stop(
            "", [this] { hands::click(find("promptCancel")); }, quiet);
        useProfile("simulator");
    }

    void panels()
    {
        stop("documentation-shape", [this] {
            page()->model() ? m_window.documentation()->showOperation(page()->model(), QStringLiteral("GetObject"))
                            : void();
        });
        stop("trace-filter", [this] {
            keys(Qt::Key_F, Qt::ControlModifier);
            type("before-s");
        });
        stop("", [this] {
            hands::key(&m_window, Qt::Key_A, Qt::ControlModifier);
            hands::key(&m_window, Qt::Key_Backspace);
        });
        stop(
            "profile-menu", [this] { keys(Qt::Key_E, Qt::ControlModifier); },
            [this] { return find<QMenu>("profileMenu")->isVisible(); }, [this] { return find("profileMenu"); });
        stop(
            "", [this] { find<QMenu>("profileMenu")->close(); }, [this] { return !QApplication::activePopupWidget(); });
        stop(
            "shortcuts", [this] { keys(Qt::Key_Slash, Qt::ControlModifier); },
            [this] { return find("shortcutSheet") && find("shortcutSheet")->isVisible(); },
            [this] { return find("shortcutSheet"); });
        stop(
            "", [this] { find("shortcutSheet")->close(); }, [this] { return find("shortcutSheet") == nullptr; });
        stop("request-above-response", [this] {
            m_window.activateWindow();
            m_window.actions()[Command::SwitchOrientation]->trigger();
        });
        stop("", [this] { m_window.actions()[Command::SwitchOrientation]->trigger(); });
    }

    void looks()
    {
        stop("", [this] { keys(Qt::Key_Tab, Qt::ControlModifier); });
        stop("dark", [this] { m_window.actions()[Command::ThemeDark]->trigger(); });
        stop(
            "dark-palette",
            [this] {
                keys(Qt::Key_K, Qt::ControlModifier);
                type("dydb put");
            },
            [this] { return m_window.palettePopup()->model()->rowCount() > 0; });
        stop("", [this] { keys(Qt::Key_Escape); });
        stop("", [this] { m_window.actions()[Command::ThemeLight]->trigger(); });
        stop(
            "small-window", [this] { m_window.resize(small); },
            [this] { return m_window.width() <= DocsHost::narrowBelow; });
        stop(
            "small-documentation", [this] { keys(Qt::Key_F1); }, [this] { return m_window.docs()->isShown(); });
        stop(
            "", [this] { keys(Qt::Key_F1); }, [this] { return !m_window.docs()->isShown(); });
        stop(
            "double-scale", [this] { m_window.resize(usual); }, {}, {}, 2);
    }

    MainWindow& m_window;
    std::vector<TourStop> m_stops;
};

} // namespace

TourScript tourScript(MainWindow& window)
{
    auto script = std::make_shared<Script>(window);
    std::vector<TourStop> stops = script->take();
    return {std::move(script), std::move(stops)};
}

} // namespace botoscope::ui
