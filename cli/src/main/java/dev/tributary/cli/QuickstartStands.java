package dev.tributary.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the quickstart runs.
 *
 * @param parts what it shows
 * @param hospital its HL7 connector
 * @param clearinghouse its X12 connector
 * @param shop its Stripe connector
 * @param reconciler its reconciliation sink
 * @param plugins folders of further plugins for the worker
 */
record QuickstartStands(
        Set<DemoPart> parts,
        Hospital hospital,
        Clearinghouse clearinghouse,
        Shop shop,
        Reconciler reconciler,
        List<Path> plugins)
        implements AutoCloseable {

    QuickstartStands {
        Set<DemoPart> all = EnumSet.copyOf(parts);
        if (all.contains(DemoPart.MONEY)) {
            all.add(DemoPart.X12);
        }
        parts = Set.copyOf(all);
        plugins = List.copyOf(plugins);
    }

    /**
     * As the examples have them.
     *
     * @param config the HL7 connector's configuration
     */
    static QuickstartStands in(
            Home home,
            Set<DemoPart> parts,
            ConnectorConfig config,
            QuickstartPorts ports,
            List<Path> plugins) {
        Map<String, String> digestKey = Map.of(DigestKey.OPTION, config.require(DigestKey.OPTION));
        return new QuickstartStands(
                parts,
                new Hospital(config, ports.mllp()),
                Clearinghouse.in(home, digestKey),
                Shop.in(home, digestKey),
                Reconciler.in(home, ports.database()),
                plugins);
    }

    /** The connectors to start, in order. */
    List<Stand> stands() {
        return List.of(hospital, clearinghouse, shop, reconciler).stream()
                .filter(stand -> parts.contains(partOf(stand)))
                .toList();
    }

    private DemoPart partOf(Stand stand) {
        if (stand == hospital) {
            return DemoPart.HL7;
        }
        return stand == clearinghouse ? DemoPart.X12 : DemoPart.MONEY;
    }

    boolean shows(DemoPart part) {
        return parts.contains(part);
    }

    /** The modules whose ZIPs the worker needs. */
    Set<String> modules() {
        Set<String> modules = new TreeSet<>();
        if (shows(DemoPart.HL7)) {
            modules.addAll(List.of("hl7-mllp-source", "masking-smt"));
        }
        if (shows(DemoPart.X12)) {
            modules.add("x12-source");
        }
        if (shows(DemoPart.MONEY)) {
            modules.addAll(List.of("stripe-source", "reconcile-sink"));
        }
        return modules;
    }

    /** How to log in to the database; empty where none is shown. */
    Optional<QuickstartState.Database> login() {
        return shows(DemoPart.MONEY) ? Optional.of(reconciler.login()) : Optional.empty();
    }

    /** Stops a database that an earlier run could not stop, because it was killed. */
    void stopLeftovers() {
        reconciler.stopLeftover();
    }

    /** Begins what takes long, while the servers start. */
    void prepare() {
        if (shows(DemoPart.MONEY)) {
            reconciler.startDatabase();
            shop.open();
        }
    }

    @Override
    public void close() {
        shop.close();
        reconciler.close();
    }
}
