"""PyTorch as a competitor: `torch_bench.py eager|foreach|flat THREADS`. Answers lines like serve.mjs."""
import json
import sys
import time

import torch

NETS = json.loads(sys.argv[3])
SAMPLE = int(sys.argv[4])
torch.set_num_threads(int(sys.argv[2]))


def prepare(how, net):
    widths, latent, batch = net["widths"], net["latentLayer"], net["batchSize"]
    layers = []
    for index, outputs in enumerate(widths[1:], start=1):
        layers.append(torch.nn.Linear(widths[index - 1], outputs))
        if index not in (latent, len(widths) - 1):
            layers.append(torch.nn.Tanh())
    model = torch.nn.Sequential(*layers)
    points = torch.randn(SAMPLE, widths[0])
    parameters = list(model.parameters())
    state = {"next": SAMPLE, "order": None}

    def next_batch():
        if state["next"] + batch > SAMPLE:
            state["order"], state["next"] = torch.randperm(SAMPLE), 0
        rows = state["order"][state["next"] : state["next"] + batch]
        state["next"] += batch
        return points[rows]

    loss_of = torch.nn.functional.mse_loss
    if how != "flat":
        optimizer = torch.optim.Adam(parameters, lr=1e-3, eps=1e-7, foreach=how == "foreach")

        def train(steps):
            for _ in range(steps):
                x = next_batch()
                optimizer.zero_grad(set_to_none=True)
                loss_of(model(x), x).backward()
                optimizer.step()

        return train

    # One array of all parameters and one of the gradient; each layer's are views of them.
    size = sum(p.numel() for p in parameters)
    flat, gradient = torch.empty(size), torch.zeros(size)
    offset = 0
    for p in parameters:
        end = offset + p.numel()
        flat[offset:end] = p.data.flatten()
        p.data = flat[offset:end].view_as(p)
        p.grad = gradient[offset:end].view_as(p)
        offset = end
    first, second, scratch = torch.zeros(size), torch.zeros(size), torch.empty(size)
    clock = {"step": 0}

    def train_flat(steps):
        for _ in range(steps):
            x = next_batch()
            gradient.zero_()
            loss_of(model(x), x).backward()
            clock["step"] += 1
            first.mul_(0.9).add_(gradient, alpha=0.1)
            second.mul_(0.999).addcmul_(gradient, gradient, value=0.001)
            torch.mul(second, 1 / (1 - 0.999 ** clock["step"]), out=scratch)
            flat.addcdiv_(first, scratch.sqrt_().add_(1e-7), value=-1e-3 / (1 - 0.9 ** clock["step"]))

    return train_flat


trainers = {net["name"]: prepare(sys.argv[1], net) for net in NETS}
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    job = json.loads(line)
    train, steps, block = trainers[job["net"]], 0, 1
    start = now = time.perf_counter()
    while (now - start) * 1000 < job["milliseconds"]:
        begin = now
        train(block)
        steps += block
        now = time.perf_counter()
        if now - begin < 0.004:
            block *= 2
    print(json.dumps({"rate": steps / (now - start)}), flush=True)
