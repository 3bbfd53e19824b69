using System.Net;
using System.Net.Sockets;
using ComplianceGrains.Host.Tests.Hosting;

namespace ComplianceGrains.Host.Tests.Spine;

/// <summary>A configured publisher is asked by the host itself.</summary>
public sealed class ListFetchingTests
{
    [Fact]
    public async Task A_published_list_is_fetched_at_start_and_used()
    {
        using var publisher = new Publisher(Repository.DemoList);
        var environment = Directory.EnumerateFiles(Repository.DemoList, "*.csv").Select(Path.GetFileName)
            .ToDictionary(file => $"ListSources__ofac-sdn__Files__{file}", file => $"{publisher.Address}{file}");
        environment["ListSources__ofac-sdn__EveryMinutes"] = "60";

        using var host = await RunningHost.StartAsync(environment);

        var lists = await Eventually.GetAsync(() => host.As("auditor").GetAsync("/v1/lists"), answer => answer["total"] == "1");
        Assert.Equal("ofac-sdn", (string)lists.Json["items"]![0]!["list"]!);
        await host.As("product-service").PostAsync("/v1/customers", Applicants.Natural("fetched", "Ana Example"));
        Assert.Equal("active", (await host.As("product-service").PostAsync("/v1/customers/fetched/evidence", Applicants.Passed))["status"]);
    }

    [Fact]
    public async Task A_publisher_that_does_not_answer_changes_nothing()
    {
        using var host = await RunningHost.StartAsync(new Dictionary<string, string>
        {
            ["ListSources__ofac-sdn__Files__sdn.csv"] = "http://127.0.0.1:9/sdn.csv",
            ["ListSources__ofac-sdn__EveryMinutes"] = "60",
        });

        await Eventually.TrueAsync(() => Task.FromResult(host.Output.Contains("was not renewed", StringComparison.Ordinal)), TimeSpan.FromSeconds(90));
        Assert.Equal("0", (await host.As("auditor").GetAsync("/v1/lists"))["total"]);
    }

    /// <summary>A real HTTP server on this machine that serves a folder.</summary>
    private sealed class Publisher : IDisposable
    {
        private readonly HttpListener _listener = new();

        public Publisher(string folder)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = ServeAsync(folder);
        }

        public string Address { get; }

        public void Dispose() => _listener.Close();

        private async Task ServeAsync(string folder)
        {
            try
            {
                while (_listener.IsListening)
                {
                    var context = await _listener.GetContextAsync();
                    var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, context.Request.Url!.Segments[^1]));
                    context.Response.ContentLength64 = bytes.Length;
                    await context.Response.OutputStream.WriteAsync(bytes);
                    context.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
