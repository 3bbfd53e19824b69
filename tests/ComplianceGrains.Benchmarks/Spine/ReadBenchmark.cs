using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>What a reader costs: a customer with its newest twenty decisions and their receipts, and a command that is repeated, beside an empty answer.</summary>
internal static class ReadBenchmark
{
    private const int Decisions = 24;
    private const int Batches = 10;

    private static readonly object Document = new { kind = "document", result = "passed", provider = "idv", reference = "r" };

    public static async Task<int> Run(string[] arguments)
    {
        var reads = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 4000;
        var folder = Directory.CreateTempSubdirectory("compliance-bench-").FullName;
        try
        {
            await using var app = await SpineLoad.StartAsync(folder);
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", HttpLoad.KeyOf(Path.Combine(folder, "data"), "mlro"));
            await HttpLoad.PostAsync(client, "/v1/customers", new { id = "read", bookingEntity = "demo-eu", kind = "natural-person", data = SpineLoad.Person(1) });
            for (var i = 2; i < Decisions; i++)
                await SendAsync(client, $"key-{i}");
            while (!(await client.GetAsync($"/v1/customers/read/decisions/{Decisions - 1}/proof")).IsSuccessStatusCode)
                await Task.Delay(100);

            await CostAsync(reads, () => client.GetStringAsync("/v1/customers/read"));
            var empty = await CostAsync(reads, () => client.GetStringAsync("/health/live"));
            var read = await CostAsync(reads, () => client.GetStringAsync("/v1/customers/read"));
            var repeated = await CostAsync(reads, () => SendAsync(client, "key-2"));
            Console.WriteLine($"{reads} answers each, client in the same process; ratios are to an empty answer of the same run");
            Table.Print(
            [
                ("GET /health/live: processor time, µs", empty.Microseconds, null),
                ("GET a customer, 20 decisions: processor time, µs", read.Microseconds, null),
                ("  beside an empty answer", read.Microseconds / empty.Microseconds, null),
                ("  allocated, bytes", read.Bytes, null),
                ("a repeated command: processor time, µs", repeated.Microseconds, null),
                ("  beside an empty answer", repeated.Microseconds / empty.Microseconds, null),
            ]);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<Cost> CostAsync(int times, Func<Task<string>> answer) => Cost.LeastAsync(Batches, times / Batches, async () =>
    {
        for (var i = 0; i < times / Batches; i++)
            await answer();
    });

    private static async Task<string> SendAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/customers/read/evidence") { Content = JsonContent.Create(Document) };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
