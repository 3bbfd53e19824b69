namespace ComplianceGrains.Benchmarks.Spine;

/// <summary>What this process spent: less at the mercy of other work on the machine than the time on the wall.</summary>
internal readonly record struct Cost(double Microseconds, double Bytes)
{
    public static Cost SoFar() => new(Environment.CpuUsage.TotalTime.TotalMicroseconds, GC.GetTotalAllocatedBytes());

    /// <summary>The least of many batches after a first one: what else the process and the machine do meanwhile is not asked about.</summary>
    /// <param name="batches">How many count.</param>
    /// <param name="size">What one batch is divided by.</param>
    /// <param name="batch">Does the work of one.</param>
    public static async Task<Cost> LeastAsync(int batches, double size, Func<Task> batch)
    {
        var least = new Cost(double.MaxValue, double.MaxValue);
        for (var i = 0; i <= batches; i++)
        {
            var before = SoFar();
            await batch();
            var cost = (SoFar() - before) / size;
            if (i > 0)
                least = Least(least, cost);
        }

        return least;
    }

    public static Cost Least(Cost one, Cost other) => new(Math.Min(one.Microseconds, other.Microseconds), Math.Min(one.Bytes, other.Bytes));

    public static Cost operator -(Cost one, Cost other) => new(one.Microseconds - other.Microseconds, one.Bytes - other.Bytes);

    public static Cost operator /(Cost cost, double count) => new(cost.Microseconds / count, cost.Bytes / count);
}
