# Three .deb packages, made by `make package`: plumbline (command line), plumbline-server, plumbline-tablet.
include(GNUInstallDirs)
set(linux ${PROJECT_SOURCE_DIR}/platform/linux)

install(TARGETS plumbline RUNTIME DESTINATION bin COMPONENT plumbline)
install(FILES ${PROJECT_SOURCE_DIR}/docs/man/plumbline.1 DESTINATION share/man/man1 COMPONENT plumbline)
install(FILES ${linux}/completions/plumbline DESTINATION share/bash-completion/completions COMPONENT plumbline)

install(TARGETS plumbline-syncd RUNTIME DESTINATION bin COMPONENT server)
install(FILES ${linux}/systemd/plumbline-syncd.service DESTINATION lib/systemd/system COMPONENT server)
install(FILES ${PROJECT_SOURCE_DIR}/docs/man/plumbline-syncd.1 DESTINATION share/man/man1 COMPONENT server)
install(FILES ${linux}/plumbline-syncd.toml DESTINATION /etc/plumbline RENAME syncd.toml COMPONENT server)

set(CPACK_COMPONENTS_ALL plumbline server)
if(PLUMBLINE_APP)
    install(TARGETS plumbline-tablet RUNTIME DESTINATION bin COMPONENT tablet)
    install(FILES ${linux}/cn.plumbline.tablet.desktop DESTINATION share/applications COMPONENT tablet)
    install(FILES ${linux}/cn.plumbline.tablet.svg DESTINATION share/icons/hicolor/scalable/apps COMPONENT tablet)
    install(FILES ${linux}/cn.plumbline.tablet.metainfo.xml DESTINATION share/metainfo COMPONENT tablet)
    list(APPEND CPACK_COMPONENTS_ALL tablet)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_CONTACT "Plumbline maintainers <maintainers@plumbline.invalid>")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)

set(CPACK_DEBIAN_PLUMBLINE_PACKAGE_NAME plumbline)
set(CPACK_COMPONENT_PLUMBLINE_DESCRIPTION "Sample, score, import, export and verify audits of after-sales service
 The command line of Plumbline, for JCCQB037-2025.")

set(CPACK_DEBIAN_SERVER_PACKAGE_NAME plumbline-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "adduser")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
    "${linux}/debian/server/postinst;${linux}/debian/server/prerm;${linux}/debian/server/postrm;${linux}/debian/server/conffiles")
set(CPACK_COMPONENT_SERVER_DESCRIPTION "Server that reconciles Plumbline tablets
 Mutual TLS 1.3 only; keeps the record of audits in one folder.")

# Modules that QML imports are no shared libraries of the program: dpkg-shlibdeps does not see them.
set(CPACK_DEBIAN_TABLET_PACKAGE_NAME plumbline-tablet)
set(CPACK_DEBIAN_TABLET_PACKAGE_DEPENDS "qml6-module-qtquick, qml6-module-qtquick-layouts, \
qml6-module-qtquick-shapes, qml6-module-qtmultimedia, qml6-module-qtquick-templates, qml6-module-qtquick-window, qml6-module-qtqml-workerscript, \
qml6-module-qtqml-models, fonts-noto-cjk, libgl1-mesa-dri, libgooglepinyin0")
# Who types on a hardware keyboard has Pinyin from the desk.
set(CPACK_DEBIAN_TABLET_PACKAGE_RECOMMENDS "fcitx5-chinese-addons | ibus-libpinyin, qml6-module-qtquick-dialogs")
set(CPACK_COMPONENT_TABLET_DESCRIPTION "Offline tablet app for auditors of after-sales service
 Visits, customers' answers, management levels and the live result, sealed on the device.")
include(CPack)
