#pragma once
#include "core/engine/messages.h"

#include <QMainWindow>
#include <memory>

class QDockWidget;
class QStackedWidget;

namespace botoscope::engine {
class Engine;
}

namespace botoscope::ui {

class Actions;
class BrowserPanel;
class CallDesk;
class DocsHost;
class DocumentationPanel;
class IdentityStrip;
class ModelShelf;
class OperationPage;
class PageBook;
class ProfileDesk;
class ProfileManager;
class Palette;
class PromptArea;
class TraceDock;
class UiState;
class WelcomePage;
class WhyPanel;

/// The window: docks its parts and connects their signals; it does nothing else.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// Both must outlive the window.
    MainWindow(engine::Engine& engine, UiState& state, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Asks the engine for catalog, profiles and identity, and opens the tabs of the last time. Empty: as remembered.
    void start(const QString& profile = {}, const QString& region = {});
    /// As start, but leaves the catalog to the caller, who may want the first paint to come before it.
    void resume(const QString& profile, const QString& region);
    void openOperation(const QString& service, const QString& operation);
    /// The profiles instead of the operations, that one in front (empty: the selected one).
    void openProfiles(const QString& profile = {});
    /// Why the selected profile has the credentials it has.
    void openWhy();
    /// Regions to choose from; any other can be typed.
    void setRegions(const QStringList& regions);

    PageBook* book() const { return m_book; }
    Palette* palettePopup() const { return m_palette; }
    BrowserPanel* browser() const { return m_browser; }
    DocumentationPanel* documentation() const { return m_documentation; }
    TraceDock* traceDock() const { return m_trace; }
    IdentityStrip* identityStrip() const { return m_strip; }
    const engine::Identity& identity() const { return m_identity; }
    QDockWidget* browserDock() const { return m_browserDock; }
    DocsHost* docs() const { return m_docs; }
    WelcomePage* welcome() const { return m_welcome; }
    PromptArea* prompts() const { return m_prompts; }
    ProfileManager* profiles() const { return m_profiles; }
    WhyPanel* why() const { return m_why; }
    engine::Engine& engine() const { return m_engine; }
    Actions& actions() const { return *m_actions; }
    bool isReady() const { return m_ready; } ///< catalog and identity are there

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void makeDocks();
    void makeCentre();
    void connectEngine();
    void connectParts();
    void restore();
    void save();
    void receivePage(OperationPage* page);
    void showPage(OperationPage* page);
    void showOperations();
    void showTitle(const OperationPage* page);
    void showIdentity(const engine::Identity& identity);
    void selectIdentity(const QString& profile, const QString& region);

    engine::Engine& m_engine;
    UiState& m_state;
    Actions* m_actions;
    IdentityStrip* m_strip;
    PromptArea* m_prompts;
    QStackedWidget* m_centre;
    WelcomePage* m_welcome;
    PageBook* m_book;
    ProfileManager* m_profiles;
    WhyPanel* m_why;
    ProfileDesk* m_profileDesk;
    BrowserPanel* m_browser;
    QDockWidget* m_browserDock;
    DocumentationPanel* m_documentation;
    DocsHost* m_docs;
    TraceDock* m_trace;
    Palette* m_palette;
    CallDesk* m_calls;
    ModelShelf* m_models;
    engine::Identity m_identity;
    bool m_haveCatalog = false;
    bool m_ready = false;
};

} // namespace botoscope::ui
