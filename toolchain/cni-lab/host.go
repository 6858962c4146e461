package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/vishvananda/netlink"
)

// configurationFile has the name that kindnetd uses, so that other tools find what they look for.
const configurationFile = "/etc/cni/net.d/10-kindnet.conflist"

type object map[string]any

// writeConfiguration tells containerd how to connect this node's pods, whose range is podCIDR.
func writeConfiguration(podCIDR string) error {
	mtu, err := uplinkMTU()
	if err != nil {
		return err
	}
	content, err := json.MarshalIndent(object{
		"cniVersion": "0.3.1",
		"name":       "kindnet",
		"plugins": []object{
			{"type": "ptp", "ipMasq": false, "mtu": mtu, "ipam": object{
				"type":    "host-local",
				"dataDir": "/run/cni-ipam-state",
				"routes":  []object{{"dst": "0.0.0.0/0"}},
				"ranges":  [][]object{{{"subnet": podCIDR}}},
			}},
			{"type": "portmap", "capabilities": object{"portMappings": true}},
		},
	}, "", "  ")
	if err != nil {
		return err
	}
	if old, err := os.ReadFile(configurationFile); err == nil && bytes.Equal(old, content) {
		return nil // a rewrite would make containerd load it anew
	}
	// containerd watches the folder: it must never read half a file, and ignores other suffixes.
	temporary := filepath.Join(filepath.Dir(configurationFile), ".lab.tmp")
	if err := os.WriteFile(temporary, content, 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, configurationFile)
}

// uplinkMTU is the MTU in bytes of the interface that has the default route.
func uplinkMTU() (int, error) {
	routes, err := netlink.RouteList(nil, netlink.FAMILY_V4)
	if err != nil {
		return 0, err
	}
	for _, route := range routes {
		if route.Dst == nil || route.Dst.IP.IsUnspecified() {
			link, err := netlink.LinkByIndex(route.LinkIndex)
			if err != nil {
				return 0, err
			}
			return link.Attrs().MTU, nil
		}
	}
	return 1500, nil // Ethernet's own: a node without a way out still connects its pods
}

// masquerade gives the node's own address to what leaves the pod network.
func masquerade(ctx context.Context, podSubnet string) error {
	// add before delete: the one way to replace a table, present or not, in one transaction.
	rules := fmt.Sprintf(`
add table ip cni-lab
delete table ip cni-lab
table ip cni-lab {
	chain postrouting {
		type nat hook postrouting priority 110; policy accept;
		ip saddr %[1]s ip daddr != %[1]s fib daddr type != local masquerade
	}
}
`, podSubnet)
	nft := exec.CommandContext(ctx, "nft", "-f", "-")
	nft.Stdin = bytes.NewBufferString(rules)
	if output, err := nft.CombinedOutput(); err != nil {
		return fmt.Errorf("nft: %w: %s", err, output)
	}
	return nil
}
