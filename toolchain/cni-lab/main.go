// Cni-lab stands in for kindnetd under kind's own, unchanged CNI manifest. It writes the node's
// CNI configuration (ptp, host-local, portmap), keeps one route for each other node's pods and
// masquerades what leaves the pod network. IPv4 only. NetworkPolicies are NOT enforced.
package main

import (
	"context"
	"errors"
	"log"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/vishvananda/netlink"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
)

func main() {
	if err := run(os.Getenv("HOST_IP"), os.Getenv("POD_SUBNET")); err != nil {
		log.Fatal(err)
	}
}

// run follows the cluster's nodes by watch until it is told to end.
func run(hostIP, podSubnet string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if err := masquerade(ctx, podSubnet); err != nil {
		return err
	}
	config, err := rest.InClusterConfig()
	if err != nil {
		return err
	}
	// kind names the control plane itself, which answers before kube-proxy has made the Service reachable.
	if endpoint := os.Getenv("CONTROL_PLANE_ENDPOINT"); endpoint != "" {
		config.Host = "https://" + endpoint
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	// Resynced from its own memory, so that a route that failed or was removed comes back.
	factory := informers.NewSharedInformerFactory(client, time.Minute)
	_, err = factory.Core().V1().Nodes().Informer().AddEventHandler(cache.ResourceEventHandlerFuncs{
		AddFunc:    func(node any) { follow(node.(*corev1.Node), hostIP) },
		UpdateFunc: func(_, node any) { follow(node.(*corev1.Node), hostIP) },
		DeleteFunc: forget,
	})
	if err != nil {
		return err
	}
	factory.Start(ctx.Done())
	<-ctx.Done()
	factory.Shutdown()
	return nil
}

// follow makes this host fit a node: its own node gives the CNI configuration, another one a route.
func follow(node *corev1.Node, hostIP string) {
	route := podRoute(node)
	if route == nil {
		return // not yet given a pod range or an address; the next event has them
	}
	var err error
	if route.Gw.String() == hostIP {
		err = writeConfiguration(route.Dst.String())
	} else {
		err = netlink.RouteReplace(route)
	}
	if err != nil {
		log.Printf("node %s: %v", node.Name, err)
	}
}

// forget removes the route to a node that has left the cluster.
func forget(object any) {
	if gone, missed := object.(cache.DeletedFinalStateUnknown); missed {
		object = gone.Obj
	}
	node := object.(*corev1.Node)
	route := podRoute(node)
	if route == nil {
		return
	}
	if err := netlink.RouteDel(route); err != nil && !errors.Is(err, syscall.ESRCH) {
		log.Printf("node %s: %v", node.Name, err)
	}
}

// podRoute is the way to a node's pods, or nil while the node has no pod range or address.
func podRoute(node *corev1.Node) *netlink.Route {
	_, pods, err := net.ParseCIDR(node.Spec.PodCIDR)
	if err != nil {
		return nil
	}
	for _, address := range node.Status.Addresses {
		if ip := net.ParseIP(address.Address).To4(); address.Type == corev1.NodeInternalIP && ip != nil {
			return &netlink.Route{Dst: pods, Gw: ip}
		}
	}
	return nil
}
