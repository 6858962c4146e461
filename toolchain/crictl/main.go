// Crictl answers the few questions of the real crictl that kind and a curious learner ask of a node:
// inspecti (what kind needs), images, pods and ps. The real program's Go module (sigs.k8s.io/cri-tools)
// is not served by every module proxy.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	cri "k8s.io/cri-api/pkg/apis/runtime/v1"
)

const usage = `usage: crictl COMMAND
  images           list the images of this node
  inspecti IMAGE   describe an image, as JSON
  pods             list the pods' sandboxes
  ps               list the containers
This is a small stand-in for the real crictl.`

const (
	endpoint = "unix:///run/containerd/containerd.sock"
	timeout  = 10 * time.Second
	idLength = 13 // as the real crictl shortens them
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "crictl:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return fmt.Errorf("no command\n%s", usage)
	}
	connection, err := grpc.NewClient(endpoint, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer connection.Close()
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	images, runtime := cri.NewImageServiceClient(connection), cri.NewRuntimeServiceClient(connection)
	switch {
	case arguments[0] == "images":
		return listImages(ctx, images)
	case arguments[0] == "inspecti" && len(arguments) == 2:
		return inspectImage(ctx, images, arguments[1])
	case arguments[0] == "pods":
		return listPods(ctx, runtime)
	case arguments[0] == "ps":
		return listContainers(ctx, runtime)
	}
	return fmt.Errorf("%q is not known here\n%s", arguments, usage)
}

func inspectImage(ctx context.Context, images cri.ImageServiceClient, name string) error {
	answer, err := images.ImageStatus(ctx, &cri.ImageStatusRequest{Image: &cri.ImageSpec{Image: name}})
	if err != nil {
		return err
	}
	image := answer.GetImage()
	if image == nil {
		return fmt.Errorf("no such image %q present", name)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetIndent("", "  ")
	return encoder.Encode(map[string]any{"status": map[string]any{
		"id": image.Id, "repoTags": image.RepoTags, "repoDigests": image.RepoDigests, "size": fmt.Sprint(image.Size),
	}})
}

func listImages(ctx context.Context, images cri.ImageServiceClient) error {
	answer, err := images.ListImages(ctx, &cri.ListImagesRequest{})
	if err != nil {
		return err
	}
	rows := [][]any{{"IMAGE", "IMAGE ID", "SIZE"}}
	for _, image := range answer.Images {
		for _, tag := range image.RepoTags {
			rows = append(rows, []any{tag, shorten(image.Id), fmt.Sprintf("%.1fMB", float64(image.Size)/1e6)})
		}
	}
	return table(rows)
}

func listPods(ctx context.Context, runtime cri.RuntimeServiceClient) error {
	answer, err := runtime.ListPodSandbox(ctx, &cri.ListPodSandboxRequest{})
	if err != nil {
		return err
	}
	rows := [][]any{{"POD ID", "CREATED", "STATE", "NAME", "NAMESPACE"}}
	for _, pod := range answer.Items {
		rows = append(rows, []any{
			shorten(pod.Id), age(pod.CreatedAt), state(pod.State, "SANDBOX_"), pod.Metadata.Name, pod.Metadata.Namespace,
		})
	}
	return table(rows)
}

func listContainers(ctx context.Context, runtime cri.RuntimeServiceClient) error {
	answer, err := runtime.ListContainers(ctx, &cri.ListContainersRequest{})
	if err != nil {
		return err
	}
	rows := [][]any{{"CONTAINER", "CREATED", "STATE", "NAME", "ATTEMPT", "POD", "NAMESPACE"}}
	for _, container := range answer.Containers {
		rows = append(rows, []any{
			shorten(container.Id), age(container.CreatedAt), state(container.State, "CONTAINER_"),
			container.Metadata.Name, container.Metadata.Attempt,
			container.Labels["io.kubernetes.pod.name"], container.Labels["io.kubernetes.pod.namespace"],
		})
	}
	return table(rows)
}

// table prints rows with their columns aligned.
func table(rows [][]any) error {
	writer := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)
	for _, row := range rows {
		for _, cell := range row {
			fmt.Fprintf(writer, "%v\t", cell)
		}
		fmt.Fprintln(writer)
	}
	return writer.Flush()
}

func shorten(id string) string {
	id = strings.TrimPrefix(id, "sha256:")
	return id[:min(len(id), idLength)]
}

// state writes CONTAINER_RUNNING as Running.
func state(value fmt.Stringer, prefix string) string {
	word := strings.TrimPrefix(value.String(), prefix)
	return word[:1] + strings.ToLower(word[1:])
}

func age(created int64) string {
	return time.Since(time.Unix(0, created)).Round(time.Second).String() + " ago"
}
