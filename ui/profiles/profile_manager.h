#pragma once
#include "ui/profiles/profile_page.h"

#include <QSet>
#include <QWidget>
#include <functional>
#include <memory>

class QActionGroup;
class QLineEdit;
class QListView;
class QMenu;
class QSortFilterProxyModel;
class QStackedWidget;

namespace botoscope::ui {

class NoticeBar;
class ProfileListModel;
class TypeChooser;

/// All profiles: a list to filter, and the one that is edited. What it wants done it says by signals.
class ProfileManager : public QWidget {
    Q_OBJECT
public:
    explicit ProfileManager(QWidget* parent = nullptr);

    /// The list as it is in the files now. Whoever edits goes on, on top of what another program wrote; where both
    /// changed the same, the bar says so and offers to take the other's.
    void setBook(std::shared_ptr<const engine::ProfileBook> book);
    void setMarks(QHash<QString, config::ProfileMark> marks);
    void setCurrent(const QString& profile); ///< the one calls go out with
    void edit(const QString& profile);
    /// Begins a new one, unless something would be lost.
    void chooseType();
    ProfilePage* page() const { return m_page; }
    /// What was done, with a way back.
    void offerUndo(const QString& what);
    void showProblem(const QString& what);
    void showDone(const QString& what);
    /// Between saveRequested and its outcome: what comes from the files then is our own doing.
    void setSaving() { m_saving = true; }
    /// The wish did not come true; what is edited stays, on top of what the files have now.
    void showRefusal(const QString& why);
    /// The wish came true; this profile is shown next.
    void showSaved(const QString& profile);
    void focusList();
    /// The account a profile turned out to be.
    void setAccount(const QString& profile, const QString& account);
    /// How long after its last use the keychain's keys are forgotten; 0: with the window.
    void setKeychainLock(int minutes);

Q_SIGNALS:
    void saveRequested(const botoscope::ui::ProfileWish& wish);
    void previewRequested(const botoscope::ui::ProfileWish& wish);
    void testRequested(const QString& profile);
    void useRequested(const QString& profile);
    void duplicateRequested(const QString& profile, const QString& name);
    void removeRequested(const QString& profile, bool keys); ///< keys: and those in the keychain
    void keychainRequested(const QString& profile);
    void importRequested(const QString& file, bool intoKeychain);
    void lockRequested();
    void keychainLockChosen(int minutes);
    void undoRequested();
    void openFileRequested(const QString& file, int line);
    void markChanged(const QString& profile, const config::ProfileMark& mark);
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeHead();
    QWidget* makeList();
    QMenu* makeImportMenu();
    QMenu* makeKeychainMenu();
    void connectPage();
    void catchUp();
    void sayFollowed(const Followed& followed);
    void choose();
    void showChosen();
    void fillPage();
    void select(const QString& name);
    void startNew(config::ProfileType type);
    void leave(std::function<void()> then);
    KeyContext context() const;
    QString freeName(const QString& wanted) const;

    ProfileListModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_filter;
    QListView* m_list;
    NoticeBar* m_notice;
    QStackedWidget* m_stack;
    ProfilePage* m_page;
    TypeChooser* m_types;
    QActionGroup* m_lockTimes;
    std::shared_ptr<const engine::ProfileBook> m_book;
    bool m_saving = false;
    bool m_canUndo = false; ///< the last edit, by the notice or Ctrl+Z
    bool m_filling = false; ///< the list changes, and nobody chose
    QString m_wanted;       ///< to be chosen when it is in the list
};

} // namespace botoscope::ui
