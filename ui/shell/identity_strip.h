#pragma once
#include "core/engine/messages.h"
#include "ui/common/theme.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QAction;
class QMenu;
class QTimer;
class QToolButton;

namespace botoscope::ui {

class ElidedLabel;
class PillLabel;

/// Who calls go out as: profile, account, region, mode; each with the place it came from on hover.
class IdentityStrip : public QWidget {
    Q_OBJECT
public:
    explicit IdentityStrip(QWidget* parent = nullptr);

    void setIdentity(const engine::Identity& identity);
    void setProfiles(const std::vector<engine::ProfileInfo>& profiles);
    void setRegions(const QStringList& regions);
    /// Something a command could not do, until the identity changes.
    void showProblem(const QString& text);
    void setMainMenu(QMenu* menu);
    /// What stands below the profiles in their menu.
    void setProfileActions(const QList<QAction*>& actions);
    void openProfileMenu();

Q_SIGNALS:
    void profileChosen(const QString& profile);
    void regionChosen(const QString& region);
    void accountRequested();
    void goToRequested();
    void readOnlyClicked();
    void whyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void makeProfileButton();
    void makeRegionBox();
    void showAccount(const engine::Identity& identity);
    void regionEntered();
    void showExpiry();

    QToolButton* m_profile;
    QMenu* m_profileMenu;
    ElidedLabel* m_account;
    QToolButton* m_ask;
    QToolButton* m_why;
    QToolButton* m_expiry;
    QTimer* m_clock;
    QComboBox* m_region;
    ElidedLabel* m_credentials;
    PillLabel* m_simulator;
    PillLabel* m_production;
    QToolButton* m_readOnly;
    QToolButton* m_goTo;
    QToolButton* m_menu;
    QString m_shownRegion;
    std::optional<Token> m_tint; ///< of the profile
    std::optional<Timestamp> m_expires;
    QList<QAction*> m_profileActions;
};

} // namespace botoscope::ui
