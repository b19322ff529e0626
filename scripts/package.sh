#!/usr/bin/env bash
# Makes a .deb of the release build: window, command line, desktop entry, icons. Debian's own tools do it.
#   usage: scripts/package.sh    (PREBUILT=1 takes the programs that lie in target/release already)
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/setup.sh build
if [[ -z ${PREBUILT:-} ]]; then
  scripts/ui.sh
  cargo build --release --locked -p foghorn-cli -p foghorn-window --bins
fi

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
architecture=$(dpkg --print-architecture)
out=target/release/bundle/deb
tree=$out/foghorn_${version}_$architecture
rm -rf "$tree"

for program in foghorn foghorn-window; do
  install -D --mode=755 --strip "target/release/$program" "$tree/usr/bin/$program"
done
# Its name is what notifications say in their hint `desktop-entry`.
install -D --mode=644 /dev/stdin "$tree/usr/share/applications/Foghorn.desktop" <<'EOF'
[Desktop Entry]
Type=Application
Name=Foghorn
GenericName=Incident communication
Comment=One clock per stakeholder while things are broken
Exec=foghorn-window
Icon=foghorn
Terminal=false
Categories=Office;
Keywords=incident;outage;status;stakeholder;update;
StartupWMClass=foghorn-window
EOF
icons=$tree/usr/share/icons/hicolor
for size in 32 128 256 512; do
  install -D --mode=644 "assets/icons/$size.png" "$icons/${size}x$size/apps/foghorn.png"
done
install -D --mode=644 assets/icons/foghorn.svg "$icons/scalable/apps/foghorn.svg"
doc=$tree/usr/share/doc/foghorn
install -D --mode=644 LICENSE "$doc/copyright"
install -D --mode=644 docs/cli.md "$doc/cli.md"
gzip --best --no-name <CHANGELOG.md | install -D --mode=644 /dev/stdin "$doc/changelog.gz"

# What the programs are linked against; the tray's library is opened where there is one.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/debian"
printf 'Source: foghorn\n\nPackage: foghorn\nArchitecture: any\n' >"$work/debian/control"
programs=$(realpath "$tree/usr/bin")
depends=$(cd "$work" && dpkg-shlibdeps -O "$programs/foghorn" "$programs/foghorn-window" | sed -n 's/^shlibs:Depends=//p')
install -D --mode=644 /dev/stdin "$tree/DEBIAN/control" <<EOF
Package: foghorn
Version: $version
Architecture: $architecture
Maintainer: The Foghorn authors
Installed-Size: $(du --summarize --apparent-size --block-size=1024 "$tree/usr" | cut -f1)
Depends: $depends
Recommends: libayatana-appindicator3-1
Section: misc
Priority: optional
Description: one clock per stakeholder while things are broken
 For incident commanders: who must hear from us, by when, in which words, and
 did we keep the promise that we printed? Local-first; nothing is sent by itself.
EOF
dpkg-deb --root-owner-group --build "$tree" "$tree.deb" >/dev/null
rm -rf "$tree"
echo "$tree.deb"
